//go:build !linux

package publish

func swap(target, fresh, old string) error { return swapByRename(target, fresh, old) }

func syncFolder(string) error { return nil }
