package cli

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"tiendo/internal/inbox"
	"tiendo/internal/period"
	"tiendo/internal/pipeline"
	"tiendo/internal/wording"
	"tiendo/templates"
)

// overlay is a templates folder on disk in front of the built-in one: a program written by hand need not
// bring the fonts and profiles along. The choice is made for each top-level folder, so that a program is
// never mixed from two places.
type overlay struct{ disk, builtin fs.FS }

func (o overlay) pick(name string) fs.FS {
	top, _, _ := strings.Cut(name, "/")
	if _, err := fs.Stat(o.disk, top); err == nil && top != "." {
		return o.disk
	}
	return o.builtin
}

func (o overlay) Open(name string) (fs.File, error) { return o.pick(name).Open(name) }

// ReadDir lists a folder; at the top what stands in either is seen.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	out, err := fs.ReadDir(o.pick(name), name)
	if err != nil || name != "." {
		return out, err
	}
	own, err := fs.ReadDir(o.disk, name)
	if err != nil {
		return nil, err
	}
	for _, e := range own {
		if !slices.ContainsFunc(out, func(x fs.DirEntry) bool { return x.Name() == e.Name() }) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}

// programTree finds the program that -program names: a folder on disk, or a built-in program.
func programTree(flag string) (fs.FS, string, error) {
	clean := filepath.Clean(flag)
	if info, err := os.Stat(clean); err == nil && info.IsDir() {
		abs, err := filepath.Abs(clean) // "." has a name too
		if err != nil {
			return nil, "", err
		}
		return overlay{os.DirFS(filepath.Dir(abs)), templates.FS}, filepath.Base(abs), nil
	}
	name := filepath.Base(clean)
	if slices.Contains(builtinPrograms(), name) {
		return templates.FS, name, nil
	}
	return nil, "", usage("usage.program", wording.Args{"found": flag, "known": strings.Join(builtinPrograms(), ", ")})
}

// builtinPrograms are the folders of the built-in tree that have a program.yaml.
func builtinPrograms() []string {
	found, err := fs.Glob(templates.FS, "*/program.yaml")
	if err != nil {
		return nil // the pattern is a constant and well formed
	}
	for i := range found {
		found[i] = path.Dir(found[i])
	}
	return found
}

// inputsTree opens the inputs folder and finds the month to report on.
func inputsTree(f *flags) (fs.FS, period.Month, error) {
	info, err := os.Stat(f.inputs)
	if errors.Is(err, fs.ErrNotExist) || (err == nil && !info.IsDir()) {
		return nil, 0, usage("usage.inputs", wording.Args{"found": f.inputs})
	}
	if err != nil {
		return nil, 0, err
	}
	tree := os.DirFS(f.inputs)
	months, err := inbox.Months(tree)
	if err != nil {
		return nil, 0, err
	}
	if m, err := period.ParseMonth(filepath.Base(filepath.Clean(f.inputs))); err == nil && len(months) == 0 {
		return nil, 0, usage("usage.month_folder", wording.Args{
			"found": f.inputs, "parent": filepath.Dir(filepath.Clean(f.inputs)), "period": m.String(),
		})
	}
	if len(months) == 0 {
		return nil, 0, usage("usage.no_period", wording.Args{"found": f.inputs})
	}
	latest := slices.Max(months)
	if f.period == 0 {
		return tree, latest, nil
	}
	if !slices.Contains(months, f.period) {
		return nil, 0, usage("usage.missing_period", wording.Args{"found": f.period.String(), "latest": latest.String()})
	}
	return tree, f.period, nil
}

// inputsName is what the inputs folder is called in sources and findings, wherever it stands.
const inputsName = "inputs"

// options gathers what a run depends on; the edition is fixed here, before any stage runs.
func (c *call) options() (pipeline.Options, error) {
	var o pipeline.Options
	tree, dir, err := programTree(c.flags.program)
	if err != nil {
		return o, err
	}
	inputs, month, err := inputsTree(c.flags)
	if err != nil {
		return o, err
	}
	o = pipeline.Options{Templates: tree, Program: dir, Inputs: inputs, Prefix: inputsName, Stage: c.progress(), Copy: c.flags.copy}
	o.Edition.Period, o.Edition.AsOf, o.Edition.Version = month, c.flags.asOf, Version
	return o, nil
}

// inside tells whether path lies in folder or is it; both are made absolute, links are followed.
func inside(path, folder string) bool {
	real := func(p string) string {
		abs, err := filepath.Abs(p)
		if err != nil {
			return p
		}
		// What does not exist yet is judged by the part of it that does.
		rest := ""
		for dir := abs; ; dir = filepath.Dir(dir) {
			if r, err := filepath.EvalSymlinks(dir); err == nil {
				return filepath.Join(r, rest)
			}
			if dir == filepath.Dir(dir) {
				return abs
			}
			rest = filepath.Join(filepath.Base(dir), rest)
		}
	}
	rel, err := filepath.Rel(real(folder), real(path))
	return err == nil && (rel == "." || (rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))))
}
