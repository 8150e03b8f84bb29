package cli

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"tiendo/internal/wording"
)

// machineWords words what the system refused, with the path and a way out; an error that is none of the
// system's usual ones keeps its own words, because they are for the people who mend the program.
func machineWords(err error) string {
	reason := reasonOf(err)
	if reason == "" {
		return wording.Text("end.machine", wording.Args{"error": err.Error()})
	}
	return wording.Text("machine."+reason, wording.Args{"path": pathOf(err)})
}

// reasonOf is the last part of a "machine." wording key, "" when the error is not the system's.
func reasonOf(err error) string {
	for _, k := range []struct {
		is     error
		reason string
	}{
		{syscall.ENOSPC, "full"}, {syscall.EDQUOT, "full"},
		{syscall.EROFS, "read_only"}, {fs.ErrPermission, "permission"},
		{syscall.ENOTDIR, "not_folder"}, {syscall.EISDIR, "is_folder"},
		{syscall.ENAMETOOLONG, "long_name"}, {syscall.EIO, "broken"},
		{fs.ErrNotExist, "not_there"},
	} {
		if errors.Is(err, k.is) {
			return k.reason
		}
	}
	return ""
}

func pathOf(err error) string {
	var file *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &file):
		return file.Path
	case errors.As(err, &link):
		return link.New
	}
	return ""
}
