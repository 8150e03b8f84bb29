package publish

import (
	"errors"

	"golang.org/x/sys/unix"
)

// swap exchanges the two folders in one step, so that a reader finds either the old or the new one.
func swap(target, fresh, old string) error {
	err := unix.Renameat2(unix.AT_FDCWD, fresh, unix.AT_FDCWD, target, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		return swapByRename(target, fresh, old) // some network file systems cannot exchange
	}
	return err
}

// syncFolder makes the names in a folder last; a file system that cannot is not an error.
func syncFolder(path string) error {
	fd, err := unix.Open(path, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		return err
	}
	err = unix.Fsync(fd)
	if errors.Is(err, unix.EINVAL) {
		err = nil
	}
	return errors.Join(err, unix.Close(fd))
}
