// Package inbox knows how the inputs folder is laid out: which folder is a month's, which files are workbooks,
// which of them are a second sending, where the editor's paragraphs stand. Nothing else in the house does.
// What it does not read it names.
package inbox

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/sending"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// The folders of a month that hold no workbooks.
const (
	editorialFolder = "bien-tap" // the editor's own paragraphs
	lettersFolder   = "cong-van" // the bodies' letters, never parsed
)

// maxDepth is how many folders below a month's are looked into.
const maxDepth = 3

var (
	resend     = regexp.MustCompile(`(?i)^(.*?)[-_ ]+(?:g(?:ui|ửi)[-_ ]*)?l(?:an|ần)[-_ ]*([0-9]{1,3})$`)
	workbookEx = []string{".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx", ".csv"}
	textEx     = []string{".md", ".txt"}
)

// Months lists the months that have a folder, from the first. The error is the machine's.
func Months(tree fs.FS) ([]period.Month, error) {
	entries, err := fs.ReadDir(tree, ".")
	if err != nil {
		return nil, fmt.Errorf("list inputs: %w", err)
	}
	var out []period.Month
	for _, e := range entries {
		if m, err := period.ParseMonth(e.Name()); err == nil && e.IsDir() {
			out = append(out, m)
		}
	}
	slices.Sort(out)
	return out, nil
}

// List finds the workbooks of all months up to one, without their bytes, by month and path; prefix stands
// before their paths where they are shown. What lies in that month's folder and is not read is named, and so
// is what lies in no month's. The error is the machine's.
func List(tree fs.FS, until period.Month, prefix string) ([]sending.Sending, diag.List, error) {
	l := lister{tree: tree, until: until, prefix: prefix}
	entries, err := fs.ReadDir(tree, ".")
	if err != nil {
		return nil, nil, fmt.Errorf("list inputs: %w", err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		m, err := period.ParseMonth(e.Name())
		switch {
		case !e.IsDir():
			if slices.Contains(workbookEx, ext(e.Name())) {
				l.tell("N180", e.Name())
			}
		case err != nil:
			l.tell("N150", e.Name())
		case m <= until:
			if err := l.folder(m, e.Name(), 0); err != nil {
				return nil, nil, err
			}
		}
	}
	slices.SortFunc(l.out, func(a, b sending.Sending) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Path, b.Path))
	})
	return l.out, l.found, nil
}

type lister struct {
	tree   fs.FS
	until  period.Month
	prefix string
	out    []sending.Sending
	found  diag.List
}

// tell names a file or folder that is not read.
func (l *lister) tell(code, name string) {
	l.found = append(l.found, wording.Diagnostic(code, diag.Place{File: path.Join(l.prefix, name)}, wording.Args{"found": path.Base(name)}))
}

// folder lists one folder of a month. Bodies' own folders inside are looked into: what lies in them was sent.
func (l *lister) folder(m period.Month, dir string, depth int) error {
	entries, err := fs.ReadDir(l.tree, dir)
	if err != nil {
		return fmt.Errorf("list inputs: %w", err)
	}
	for _, e := range entries {
		name := e.Name()
		full := path.Join(dir, name)
		switch {
		case strings.HasPrefix(name, "."):
		case e.IsDir() && depth == 0 && (name == editorialFolder || name == lettersFolder):
		case e.IsDir() && depth == maxDepth:
			l.aside(m, "N177", full)
		case e.IsDir():
			if err := l.folder(m, full, depth+1); err != nil {
				return err
			}
		case slices.Contains(textEx, ext(name)):
		case !slices.Contains(workbookEx, ext(name)):
			l.aside(m, "N151", full)
		case strings.HasPrefix(name, "~$"):
			l.aside(m, "N152", full)
		default:
			s := Named(full)
			s.Month, s.Path, s.Shown = m, full, path.Join(l.prefix, full)
			l.out = append(l.out, s)
		}
	}
	return nil
}

// aside names what is not read in the report's month; that of earlier months was told in its time.
func (l *lister) aside(m period.Month, code, full string) {
	if m == l.until {
		l.tell(code, full)
	}
}

func ext(name string) string { return strings.ToLower(path.Ext(name)) }

// Named is a sending as its file's name tells: whose it is by habit, and which of several.
func Named(file string) sending.Sending {
	base := path.Base(file)
	s := sending.Sending{Attempt: 1, Name: strings.TrimSuffix(base, path.Ext(base)), Shown: file}
	if g := resend.FindStringSubmatch(vitext.NFC(s.Name)); g != nil {
		if n, err := strconv.Atoi(g[2]); err == nil && n > 0 {
			s.Name, s.Attempt = g[1], n
		}
	}
	return s
}

// Located is the sending at a path from the root of the inputs folder; ok is false when none is looked for there.
func Located(rel string) (s sending.Sending, ok bool) {
	parts := strings.Split(rel, "/")
	m, err := period.ParseMonth(parts[0])
	if err != nil || len(parts) < 2 || len(parts) > maxDepth+2 {
		return s, false
	}
	for i, part := range parts[1:] {
		if strings.HasPrefix(part, ".") || i == 0 && len(parts) > 2 && (part == editorialFolder || part == lettersFolder) {
			return s, false
		}
	}
	s = Named(rel)
	s.Month, s.Path = m, rel
	return s, true
}

// Open reads a sending's bytes. The error is the machine's.
func Open(tree fs.FS, s sending.Sending) (sending.Sending, error) {
	data, err := fs.ReadFile(tree, s.Path)
	if err != nil {
		return s, fmt.Errorf("read workbook: %w", err)
	}
	return s.Loaded(data), nil
}

// Editorial reads the editor's own paragraphs of a month, one file a section, in NFC with one kind of line end.
// The error is the machine's.
func Editorial(tree fs.FS, m period.Month, prefix string) ([]observation.Editorial, error) {
	dir := path.Join(m.String(), editorialFolder)
	entries, err := fs.ReadDir(tree, dir)
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
		b, err := fs.ReadFile(tree, path.Join(dir, name))
		if err != nil {
			return nil, fmt.Errorf("read the editor's paragraphs: %w", err)
		}
		text := vitext.NFC(strings.ReplaceAll(strings.TrimPrefix(string(b), "\ufeff"), "\r\n", "\n"))
		out = append(out, observation.Editorial{Section: strings.TrimSuffix(name, ".md"), File: path.Join(prefix, dir, name), Text: text})
	}
	return out, nil
}
