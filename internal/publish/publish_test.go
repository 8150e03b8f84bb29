package publish

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestFolderReplacesWhole(t *testing.T) {
	out := t.TempDir()
	if err := Folder(out, "2023-06", map[string][]byte{"a.pdf": []byte("1"), "yeu-cau-sua/x.xlsx": []byte("x")}); err != nil {
		t.Fatal(err)
	}
	if err := Folder(out, "2023-06", map[string][]byte{"a.pdf": []byte("2")}); err != nil {
		t.Fatal(err)
	}
	if got := read(t, filepath.Join(out, "2023-06", "a.pdf")); got != "2" {
		t.Errorf("a.pdf = %q, want the new one", got)
	}
	if _, err := os.Stat(filepath.Join(out, "2023-06", "yeu-cau-sua")); !errors.Is(err, os.ErrNotExist) {
		t.Error("a file of the earlier run is still there")
	}
	left, err := os.ReadDir(out)
	if err != nil || len(left) != 1 {
		t.Errorf("out holds %v (%v), want the one folder", left, err)
	}
}

func TestFolderFailureLeavesTheOld(t *testing.T) {
	out := t.TempDir()
	if err := Folder(out, "2023-06", map[string][]byte{"a.pdf": []byte("1")}); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"../evil", "/abs", "", "a//b", `a\b`} {
		if err := Folder(out, "2023-06", map[string][]byte{"a.pdf": []byte("2"), bad: nil}); err == nil {
			t.Errorf("path %q was taken", bad)
		}
	}
	// A name that is a file and a folder at once fails half-way through writing.
	if err := Folder(out, "2023-06", map[string][]byte{"a.pdf": []byte("2"), "a.pdf/b": nil}); err == nil {
		t.Error("a file inside a file was written")
	}
	if got := read(t, filepath.Join(out, "2023-06", "a.pdf")); got != "1" {
		t.Errorf("a.pdf = %q, want the old one", got)
	}
	left, err := os.ReadDir(out)
	if err != nil || len(left) != 1 {
		t.Errorf("out holds %v (%v), want the one folder", left, err)
	}
}

func TestFolderBringsBackAfterTornSwap(t *testing.T) {
	out := t.TempDir()
	old := filepath.Join(out, ".2023-06.cu")
	if err := os.MkdirAll(old, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(old, "a.pdf"), []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Folder(out, "2023-06", map[string][]byte{"../x": nil}); err == nil {
		t.Fatal("bad path taken")
	}
	if got := read(t, filepath.Join(out, "2023-06", "a.pdf")); got != "old" {
		t.Errorf("a.pdf = %q, want the one that the killed run had moved aside", got)
	}
}

func TestFolderLeavesAFileInItsPlace(t *testing.T) {
	out := t.TempDir()
	mine := filepath.Join(out, "2023-06")
	if err := os.WriteFile(mine, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Folder(out, "2023-06", map[string][]byte{"a.pdf": []byte("new")}); !errors.Is(err, syscall.ENOTDIR) {
		t.Errorf("error %v, want ENOTDIR", err)
	}
	if got := read(t, mine); got != "mine" {
		t.Errorf("the file is now %q", got)
	}
}

func TestSwapByRename(t *testing.T) {
	dir := t.TempDir()
	target, fresh, old := filepath.Join(dir, "t"), filepath.Join(dir, "f"), filepath.Join(dir, "o")
	for path, text := range map[string]string{target: "1", fresh: "2"} {
		if err := os.Mkdir(path, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(path, "x"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := swapByRename(target, fresh, old); err != nil {
		t.Fatal(err)
	}
	if a, b := read(t, filepath.Join(target, "x")), read(t, filepath.Join(old, "x")); a != "2" || b != "1" {
		t.Errorf("target %q, old %q; want 2 and 1", a, b)
	}
}

func TestLockKeepsTwoRunsApart(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	unlock, err := Lock(out)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(out); !errors.Is(err, ErrLocked) {
		t.Errorf("second lock: %v, want ErrLocked", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	again, err := Lock(out)
	if err != nil {
		t.Fatalf("after unlock: %v", err)
	}
	if err := again(); err != nil {
		t.Fatal(err)
	}
}
