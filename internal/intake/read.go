package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// Options are what Read depends on beside the program and the files.
type Options struct {
	Month  period.Month // the report's month: later folders are not read
	AsOf   period.Date  // sendings received later are left out; zero: none
	Prefix string       // what stands before a path in sources and diagnostics: "inputs"
	Files  []string     // when not empty, only findings about these files (paths as in diagnostics) are given
}

// editorialFolder is where the editor's own paragraphs of a month stand.
const editorialFolder = "bien-tap"

// Read reads every workbook of the inputs up to the month and returns what they say together: vintages
// resolved, bodies weighed, records as last sent. The result does not depend on the order of reading.
// The error is the machine's; what is wrong with the data is in the list.
func Read(p *program.Program, inputs fs.FS, o Options) (observation.Set, diag.List, error) {
	r := newReader(p)
	files, found, err := list(inputs, o)
	if err != nil {
		return observation.Set{}, nil, err
	}
	sent := make([]sending, len(files))
	g, ctx := errgroup.WithContext(context.Background())
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("read workbooks: %w", err)
			}
			data, err := fs.ReadFile(inputs, f.path)
			if err != nil {
				return fmt.Errorf("read workbook: %w", err)
			}
			sent[i].file = f
			sent[i].stated, sent[i].found = r.workbook(path.Join(o.Prefix, f.path), data)
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return observation.Set{}, nil, err //nolint:wrapcheck // wrapped where it arose
	}
	m := &merger{r: r, o: o, tree: inputs, sent: sent, found: found, set: observation.Set{Month: o.Month}}
	m.merge()
	if m.set.Editorial, err = editorial(inputs, o); err != nil {
		return observation.Set{}, nil, err
	}
	open := confirm(m.found, m.set.Confirmations)
	open = slices.DeleteFunc(open, func(d diag.Diagnostic) bool { return d.Severity == diag.Notice && earlier(d.At.File, o) })
	return m.set, only(open.Sort(), o.Files), nil
}

// earlier tells whether a file stands in the folder of a month before the report's. Its notices were given
// with that month's report; its errors stay until somebody mends them.
func earlier(file string, o Options) bool {
	rest := strings.TrimPrefix(strings.TrimPrefix(file, o.Prefix), "/")
	m, err := period.ParseMonth(strings.SplitN(rest, "/", 2)[0])
	return err == nil && m < o.Month
}

// only keeps findings about certain files; no files means all.
func only(found diag.List, files []string) diag.List {
	if len(files) == 0 {
		return found
	}
	var out diag.List
	for _, d := range found {
		if contains(files, d.At.File) {
			out = append(out, d)
		}
	}
	return out
}

// file is one workbook in the inputs.
type file struct {
	path    string // from the inputs folder's root
	month   period.Month
	attempt int
	name    string // without ending and without the number of the sending
}

// sending is a workbook with what it states.
type sending struct {
	file
	stated   Stated
	found    diag.List
	received period.Date
	document string
	rejected bool
	counts   bool
}

func (s *sending) where() string { return s.stated.File }

var (
	resend     = regexp.MustCompile(`(?i)^(.*?)[-_ ]+(?:g(?:ui|ửi)[-_ ]*)?l(?:an|ần)[-_ ]*([0-9]{1,3})$`)
	workbookEx = map[string]bool{".xlsx": true, ".xlsm": true, ".xls": true, ".xlsb": true, ".ods": true, ".xltx": true, ".csv": true}
)

// list finds the workbooks of all months up to the report's.
func list(inputs fs.FS, o Options) ([]file, diag.List, error) {
	var out []file
	var found diag.List
	months, err := fs.ReadDir(inputs, ".")
	if err != nil {
		return nil, nil, fmt.Errorf("list inputs: %w", err)
	}
	for _, dir := range months {
		if strings.HasPrefix(dir.Name(), ".") || !dir.IsDir() {
			continue
		}
		m, err := period.ParseMonth(dir.Name())
		if err != nil {
			found = append(found, wording.Diagnostic("N150", diag.Place{File: path.Join(o.Prefix, dir.Name())}, wording.Args{"found": dir.Name()}))
			continue
		}
		if m > o.Month {
			continue
		}
		entries, err := fs.ReadDir(inputs, dir.Name())
		if err != nil {
			return nil, nil, fmt.Errorf("list inputs: %w", err)
		}
		for _, e := range entries {
			name := e.Name()
			full := path.Join(dir.Name(), name)
			switch {
			case e.IsDir() && name != editorialFolder && !strings.HasPrefix(name, "."):
				// A body's own folder inside the month: what lies in it must not be missed without a word.
				found = append(found, wording.Diagnostic("N177", diag.Place{File: path.Join(o.Prefix, full)}, wording.Args{"found": name}))
			case e.IsDir() || strings.HasPrefix(name, "."):
			case !workbookEx[strings.ToLower(path.Ext(name))]:
				if ext := strings.ToLower(path.Ext(name)); ext != ".md" && ext != ".txt" {
					found = append(found, wording.Diagnostic("N151", diag.Place{File: path.Join(o.Prefix, full)}, wording.Args{"found": name}))
				}
			case strings.HasPrefix(name, "~$"):
				found = append(found, wording.Diagnostic("N152", diag.Place{File: path.Join(o.Prefix, full)}, wording.Args{"found": name}))
			default:
				f := file{path: full, month: m, attempt: 1, name: strings.TrimSuffix(name, path.Ext(name))}
				if g := resend.FindStringSubmatch(vitext.NFC(f.name)); g != nil {
					if n, err := strconv.Atoi(g[2]); err == nil && n > 0 {
						f.name, f.attempt = g[1], n
					}
				}
				out = append(out, f)
			}
		}
	}
	slices.SortFunc(out, func(a, b file) int { return cmp.Or(cmp.Compare(a.month, b.month), cmp.Compare(a.path, b.path)) })
	return out, found, nil
}

// editorial reads the editor's own paragraphs of the month.
func editorial(inputs fs.FS, o Options) ([]observation.Editorial, error) {
	dir := path.Join(o.Month.String(), editorialFolder)
	entries, err := fs.ReadDir(inputs, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list the editor's paragraphs: %w", err)
	}
	var out []observation.Editorial
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || path.Ext(name) != ".md" || strings.HasPrefix(name, ".") {
			continue
		}
		b, err := fs.ReadFile(inputs, path.Join(dir, name))
		if err != nil {
			return nil, fmt.Errorf("read the editor's paragraphs: %w", err)
		}
		out = append(out, observation.Editorial{Section: strings.TrimSuffix(name, ".md"), File: path.Join(o.Prefix, dir, name), Text: tidyText(string(b))})
	}
	return out, nil
}
