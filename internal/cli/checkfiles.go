package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tiendo/internal/check"
	"tiendo/internal/diag"
	"tiendo/internal/forms"
	"tiendo/internal/intake"
	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// checkFiles judges just the given workbooks, as a clerk does before sending: each against its form, and
// against what the inputs folder, where there is one, knows of earlier months and of other bodies.
func checkFiles(c *call) error {
	p, err := c.program()
	if err != nil {
		return err
	}
	var inputs fs.FS = emptyTree{}
	if info, err := os.Stat(c.flags.inputs); err == nil && info.IsDir() {
		inputs = os.DirFS(c.flags.inputs)
	}
	var all diag.List
	marked := map[string][]byte{}
	for _, name := range c.args {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		original, data, found, err := c.workbookFile(name)
		if err != nil {
			return err
		}
		if data != nil {
			more, err := judgeFile(p, inputs, c.flags.inputs, name, data)
			if err != nil {
				return err
			}
			found = append(found, more...)
		}
		found = found.Sort()
		if c.flags.to != "" && found.Blocking() {
			// An .xls or .ods goes back as the .xlsx that it was converted to.
			back, as := original, filepath.Base(name)
			if data != nil && !bytes.Equal(data, original) {
				back, as = data, strings.TrimSuffix(as, filepath.Ext(as))+".xlsx"
			}
			copied, why, err := forms.Annotated(back, found)
			if err != nil {
				return fmt.Errorf("annotate %s: %w", name, err)
			}
			found = append(found, why...)
			if copied != nil {
				marked[forms.AnnotatedName(as, back)] = copied
			}
		}
		all = append(all, found...)
	}
	if c.flags.to != "" {
		if err := c.writeMarked(marked); err != nil {
			return err
		}
	}
	if err := c.tell(all); err != nil {
		return err
	}
	if all.Blocking() {
		return errShown{exitData}
	}
	if !c.flags.quiet {
		fmt.Fprintln(c.err, wording.Text("check.clean", wording.Args{"files": strings.Join(c.args, ", ")}))
	}
	return nil
}

// judgeFile reads one workbook in its place among the inputs and returns what is wrong with it.
func judgeFile(p *program.Program, inputs fs.FS, folder, name string, data []byte) (diag.List, error) {
	stated, found := intake.Workbook(p, name, data)
	if stated.Month == 0 || stated.Rejected {
		return found, nil
	}
	month := stated.Month.String()
	place := path.Join(month, filepath.Base(name))
	if !samePath(filepath.Join(folder, place), name) {
		// A workbook not yet sent stands above all sendings of its body that have come.
		ext := path.Ext(place)
		place = strings.TrimSuffix(place, ext) + "-gui-lan-999" + ext
	}
	o := intake.Options{Month: stated.Month, Prefix: "inputs", Files: []string{path.Join("inputs", place)}}
	set, found, err := intake.Read(p, placed{inputs, month, place, data}, o)
	if err != nil {
		return nil, err
	}
	_, more := check.Check(p, set)
	for _, d := range more {
		if d.At.File == o.Files[0] {
			found = append(found, d)
		}
	}
	for i := range found {
		found[i].At.File = name
		// The name that the workbook has only here must not be told to people.
		found[i].Message = strings.ReplaceAll(found[i].Message, path.Base(place), filepath.Base(name))
		found[i].Hint = strings.ReplaceAll(found[i].Hint, path.Base(place), filepath.Base(name))
	}
	return found, nil
}

// emptyTree is an inputs folder with nothing in it.
type emptyTree struct{}

func (emptyTree) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// placed is a tree with one more file in one of its top folders.
type placed struct {
	tree          fs.FS
	folder, place string
	data          []byte
}

func (t placed) Open(name string) (fs.File, error) {
	if name == t.place {
		return &memoryFile{bytes.NewReader(t.data), t.info()}, nil
	}
	return t.tree.Open(name)
}

func (t placed) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(t.tree, name)
	if errors.Is(err, fs.ErrNotExist) && (name == "." || name == t.folder) {
		err = nil
	}
	if err != nil {
		return nil, err
	}
	add := memoryInfo{name: path.Base(t.place), size: int64(len(t.data))}
	switch name {
	case ".":
		add = memoryInfo{name: t.folder, dir: true}
	case t.folder:
	default:
		return list, nil
	}
	if !slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == add.name }) {
		list = append(list, fs.FileInfoToDirEntry(add))
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

func (t placed) info() memoryInfo {
	return memoryInfo{name: path.Base(t.place), size: int64(len(t.data))}
}

type memoryFile struct {
	io.Reader
	info memoryInfo
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *memoryFile) Close() error               { return nil }

type memoryInfo struct {
	name string
	size int64
	dir  bool
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return i.dir }
func (i memoryInfo) Sys() any           { return nil }
func (i memoryInfo) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o755
	}
	return 0o444
}
