// Package publish puts finished files in their place, whole or not at all, and keeps two runs apart.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/gofrs/flock"
)

// ErrLocked says that another run holds the lock of the same output folder.
var ErrLocked = errors.New("another run holds the lock")

const lockName = ".khoa"

// Lock takes the output folder for this run; the folder is made if need be. It returns ErrLocked at once
// when another process has it: a scheduled run must not queue behind a person's. The system frees the
// lock when the process ends, however it ends.
func Lock(out string) (unlock func() error, err error) {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return nil, fmt.Errorf("make output folder: %w", err)
	}
	l := flock.New(filepath.Join(out, lockName))
	got, err := l.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock output folder: %w", err)
	}
	if !got {
		return nil, ErrLocked
	}
	return l.Unlock, nil
}

// Folder replaces out/name by a folder of just these files (slash-separated relative paths). Until the
// last step nothing that a reader could see has changed; the last step is one rename or exchange. The
// caller holds the lock.
func Folder(out, name string, files map[string][]byte) error {
	target := filepath.Join(out, name)
	fresh, old := filepath.Join(out, "."+name+".moi"), filepath.Join(out, "."+name+".cu")
	if info, err := os.Lstat(target); err == nil && !info.IsDir() {
		// Somebody's file, or a link to elsewhere: neither was put here by a run.
		return &fs.PathError{Op: "replace", Path: target, Err: syscall.ENOTDIR}
	}
	if err := recoverFolder(target, fresh, old); err != nil {
		return err
	}
	names := make([]string, 0, len(files))
	for n := range files {
		if !fs.ValidPath(n) || n == "." || strings.ContainsRune(n, '\\') {
			return fmt.Errorf("publish %q: not a plain relative path", n)
		}
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		if err := writeFile(filepath.Join(fresh, filepath.FromSlash(n)), files[n]); err != nil {
			return errors.Join(err, os.RemoveAll(fresh))
		}
	}
	if err := syncFolder(fresh); err != nil {
		return err
	}
	_, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = os.Rename(fresh, target)
	case err == nil:
		err = swap(target, fresh, old)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("put %s in place: %w", name, err), os.RemoveAll(fresh))
	}
	return errors.Join(syncFolder(out), os.RemoveAll(fresh), os.RemoveAll(old))
}

// recoverFolder clears what a killed run left: an unfinished fresh folder goes; if the two renames of
// swap were torn apart, the old folder comes back.
func recoverFolder(target, fresh, old string) error {
	if _, err := os.Stat(target); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(old); err == nil {
			if err := os.Rename(old, target); err != nil {
				return fmt.Errorf("bring back the last output: %w", err)
			}
		}
	}
	if err := errors.Join(os.RemoveAll(fresh), os.RemoveAll(old)); err != nil {
		return fmt.Errorf("clear an unfinished output: %w", err)
	}
	return nil
}

// swapByRename is used where the system cannot exchange two folders in one step.
func swapByRename(target, fresh, old string) error {
	if err := os.Rename(target, old); err != nil {
		return fmt.Errorf("move the last output aside: %w", err)
	}
	if err := os.Rename(fresh, target); err != nil {
		return errors.Join(fmt.Errorf("move the new output in: %w", err), os.Rename(old, target))
	}
	return nil
}

func writeFile(path string, data []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	defer func() {
		if e := f.Close(); err == nil && e != nil {
			err = fmt.Errorf("write output: %w", e)
		}
	}()
	if _, err := f.Write(data); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	return nil
}
