package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
)

func TestMachineWords(t *testing.T) {
	wrap := func(err error) error { return fmt.Errorf("write output: %w", err) }
	for _, c := range []struct {
		err  error
		want []string
	}{
		{wrap(&fs.PathError{Op: "write", Path: "out/x.pdf", Err: syscall.ENOSPC}), []string{"đầy", "out/x.pdf"}},
		{wrap(&fs.PathError{Op: "open", Path: "out/.khoa", Err: syscall.EROFS}), []string{"chỉ đọc", "out/.khoa"}},
		{wrap(&fs.PathError{Op: "open", Path: "out", Err: syscall.EACCES}), []string{"quyền", "“out”"}},
		{wrap(&fs.PathError{Op: "mkdir", Path: "out", Err: syscall.ENOTDIR}), []string{"thư mục", "“out”"}},
		{&os.LinkError{Op: "rename", Old: "a", New: "b/c", Err: syscall.ENOSPC}, []string{"đầy", "b/c"}},
		{errors.New("a bug"), []string{"máy gặp lỗi: a bug"}},
	} {
		got := message(c.err)
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%v: %q does not say %q", c.err, got, w)
			}
		}
		if strings.Contains(got, "‹") || strings.Contains(got, "{") {
			t.Errorf("%v: %q is not worded", c.err, got)
		}
		if code, say := exitCode(c.err); code != exitMachine || !say {
			t.Errorf("%v ends with %d", c.err, code)
		}
	}
}
