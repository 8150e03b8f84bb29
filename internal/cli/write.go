package cli

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"tiendo/internal/forms"
	"tiendo/internal/wording"
)

// writeNew writes files into a folder, all of them or none: first under passing names, then each is
// renamed. It replaces no file but those that mine, when given, says are our own of an earlier call; a
// clerk's half-filled form may stand there.
func (c *call) writeNew(folder string, files map[string][]byte, mine func(path string) bool) (err error) {
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		path := filepath.Join(folder, name)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return err
		}
		if mine == nil || !mine(path) {
			return usage("usage.to_exists", wording.Args{"found": path})
		}
	}
	_, statErr := os.Stat(folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	var written []string
	defer func() {
		if err == nil {
			return
		}
		for _, path := range written {
			err = errors.Join(err, os.Remove(path))
		}
		if errors.Is(statErr, fs.ErrNotExist) {
			err = errors.Join(err, os.Remove(folder))
		}
	}()
	for _, name := range names {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		path := filepath.Join(folder, passing+name)
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
		if err != nil {
			return err
		}
		written = append(written, path)
		_, err = f.Write(files[name])
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	for len(written) > 0 {
		path := written[0]
		if err := os.Rename(path, filepath.Join(folder, filepath.Base(path)[len(passing):])); err != nil {
			return err
		}
		written = written[1:]
	}
	return nil
}

// passing begins the name of a file that is being written.
const passing = ".moi-"

// isMarked tells whether a file is an annotated copy. Such a copy may be replaced by a newer one; a clerk checks
// again after each correction.
func isMarked(path string) bool {
	data, err := os.ReadFile(path)
	return err == nil && forms.IsAnnotated(path, data)
}
