package load

import (
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

var sectionName = regexp.MustCompile(`^(\d{3})-([a-z0-9][a-z0-9-]*)\.md$`)

// section is a section with its front matter.
type section struct {
	program.Section
	head *sectionHead
}

type sectionHead struct {
	Types               []string
	Landscape, Appendix bool
	Copy                program.Copy
}

// sections reads the Markdown files; those whose names are none are strangers.
func (r *reader) sections(dir string, c *content) {
	entries, err := fs.ReadDir(r.tree, path.Join(dir, "sections"))
	if err != nil {
		r.unreadable(shown(dir, "sections"), err)
		return
	}
	for _, e := range entries {
		m := sectionName.FindStringSubmatch(e.Name())
		if m == nil || e.IsDir() {
			continue
		}
		file := shown(dir, "sections/"+e.Name())
		b, err := fs.ReadFile(r.tree, path.Join(dir, "sections", e.Name()))
		if err != nil {
			r.unreadable(file, err)
			continue
		}
		order, _ := strconv.Atoi(m[1]) // three digits, as the pattern says
		s := section{program.Section{Code: m[2], Order: order, At: diag.Place{File: file, Line: 1}}, &sectionHead{}}
		text := vitext.NFC(strings.ReplaceAll(string(b), "\r\n", "\n"))
		if front, body, ok := frontMatter(text); ok {
			r.decode(file, parseYAML([]byte(front)), 2, c, s.head)
			s.Types, s.Landscape, s.Appendix, s.Copy = s.head.Types, s.head.Landscape, s.head.Appendix, s.head.Copy
			s.Text, s.At.Line = body, 3+strings.Count(front, "\n")
		} else {
			r.report("E423", s.At, nil)
			s.Text, s.head = text, nil
		}
		c.sections = append(c.sections, s)
	}
}

// frontMatter splits a section at its two lines of three hyphens; front keeps its last line break.
func frontMatter(text string) (front, body string, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(text, "\ufeff"), "---\n")
	if !ok {
		return "", "", false
	}
	if b, ok := strings.CutPrefix(rest, "---\n"); ok {
		return "", b, true
	}
	front, body, ok = strings.Cut(rest, "\n---\n")
	if !ok {
		if front, ok = strings.CutSuffix(rest, "\n---"); !ok {
			return "", "", false
		}
	}
	return front + "\n", body, true
}
