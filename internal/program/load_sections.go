package program

import (
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

var (
	sectionName = regexp.MustCompile(`^(\d{3})-([a-z0-9][a-z0-9-]*)\.md$`)
	// reference is a chart or table as it stands in a section: ![caption](chart:path/CT04).
	reference = regexp.MustCompile(`\]\(\s*(chart|table|block):([^)\s"]*)`)
	// templateLine finds the line in an error of text/template.
	templateLine = regexp.MustCompile(`^template: [^:]*:(\d+):(?:\d+:)? ?(.*)$`)
)

// blocks are the parts of an official document that compose builds itself.
var blocks = []string{"head", "contents", "signature"}

func (l *loader) sections(tree fs.FS, dir string, p *Program) {
	entries, err := fs.ReadDir(tree, path.Join(dir, "sections"))
	if err != nil {
		l.unreadable(shown(dir, "sections"), err)
		return
	}
	p.Sections = make([]Section, 0, len(entries))
	for _, e := range entries {
		m := sectionName.FindStringSubmatch(e.Name())
		if m == nil || e.IsDir() {
			continue // strangers names it
		}
		file := shown(dir, "sections/"+e.Name())
		b, err := fs.ReadFile(tree, path.Join(dir, "sections", e.Name()))
		if err != nil {
			l.unreadable(file, err)
			continue
		}
		order, _ := strconv.Atoi(m[1]) // three digits, as the pattern says
		s := Section{Code: m[2], Order: order, File: file, Line: 1}
		text := vitext.NFC(strings.ReplaceAll(string(b), "\r\n", "\n"))
		front, body, ok := frontMatter(text)
		if !ok {
			l.report("E423", file, 1, nil)
			s.Text = text
		} else {
			var head struct {
				Types               []string
				Landscape, Appendix bool
			}
			l.read(file, []byte(front), 2, &head)
			s.Types, s.Landscape, s.Appendix = head.Types, head.Landscape, head.Appendix
			s.Text, s.Line = body, 3+strings.Count(front, "\n")
			if len(s.Types) == 0 {
				l.report("E409", file, 1, wording.Args{"key": "types"})
			}
			for _, t := range s.Types {
				l.names(&head, "types", "type", t, p.TypeByCode(t) != nil)
			}
		}
		p.Sections = append(p.Sections, s)
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

func (l *loader) checkSections(p *Program) {
	codes, orders := map[string]string{}, map[int]string{}
	for _, s := range p.Sections {
		if other, twice := codes[s.Code]; twice {
			l.report("E410", s.File, 1, wording.Args{"code": s.Code, "line": other})
		}
		if other, twice := orders[s.Order]; twice {
			l.report("E441", s.File, 1, wording.Args{"other": other})
		}
		codes[s.Code], orders[s.Order] = path.Base(s.File), path.Base(s.File)
		for i, line := range strings.Split(s.Text, "\n") {
			for _, m := range reference.FindAllStringSubmatch(line, -1) {
				l.checkReference(p, s.File, s.Line+i, m[1], m[2])
			}
		}
		l.checkTemplate(s)
	}
}

// checkTemplate parses a section's actions; which functions there are is compose's to say.
func (l *loader) checkTemplate(s Section) {
	t := parse.New("s")
	t.Mode = parse.SkipFuncCheck
	if _, err := t.Parse(s.Text, "", "", map[string]*parse.Tree{}); err != nil {
		line, reason := s.Line, err.Error()
		if m := templateLine.FindStringSubmatch(reason); m != nil {
			if n, err := strconv.Atoi(m[1]); err == nil {
				// An action left open is found at the end of the file.
				line, reason = s.Line+min(n-1, strings.Count(strings.TrimRight(s.Text, "\n"), "\n")), m[2]
			}
		}
		l.report("E438", s.File, line, wording.Args{"reason": reason})
	}
}

func (l *loader) checkReference(p *Program, file string, line int, form, target string) {
	code, subject, _ := strings.Cut(target, "/")
	if form == "block" {
		if !strings.Contains(code, "{{") && !slices.Contains(blocks, code) {
			l.report("E422", file, line, wording.Args{"reference": form + ":" + target, "known": "block:" + strings.Join(blocks, ", block:")})
		}
		return
	}
	if strings.Contains(code, "{{") {
		return // known only when the section is run; compose checks it then
	}
	f := find(p.Figures, func(f *Figure) bool { return f.Code == code && f.Form == form })
	if f == nil && l.broken[path.Join(path.Dir(path.Dir(file)), "figures.yaml")] {
		return
	}
	if f == nil {
		var known []string
		for i := range p.Figures {
			if p.Figures[i].Form == form {
				known = append(known, p.Figures[i].Code)
			}
		}
		l.report("E422", file, line, wording.Args{"reference": form + ":" + target, "known": strings.Join(known, ", ")})
		return
	}
	if subject != "" && !strings.Contains(subject, "{{") && !p.subject(subject, f) {
		l.report("E446", file, line, wording.Args{"reference": form + ":" + target, "subject": subject})
	}
}

// subject tells whether a chart or table can be about something of that code.
func (p *Program) subject(code string, f *Figure) bool {
	return p.IndicatorByCode(code) != nil || p.component(code) != nil || p.MeasureByCode(code) != nil ||
		p.RecordKindByCode(code) != nil || p.BodyByCode(code) != nil || p.areaSet(code) ||
		find(p.Objectives, func(o *Objective) bool { return o.Code == code }) != nil ||
		slices.Contains(strings.Split(strings.ReplaceAll(f.Options["subjects"], " ", ""), ","), code)
}

func (l *loader) checkFigures(p *Program) {
	coded(l, p.Figures, plainCode, func(f *Figure) string { return f.Code })
	for i := range p.Figures {
		f := &p.Figures[i]
		l.need(f, "kind", f.Kind)
		if f.Form != "chart" && f.Form != "table" {
			l.at(f, "form", "E408", wording.Args{"found": f.Form, "expected": "chart, table"})
		}
		for _, side := range []struct{ key, text string }{{"width", f.Width}, {"height", f.Height}} {
			if side.text == "" {
				continue
			}
			if n, err := ParseLength(side.text); err != nil || n <= 0 {
				l.at(f, side.key, "E407", wording.Args{"found": side.text})
			}
		}
		o := f.Options
		l.names(f, "options", "measure", o["measure"], p.MeasureByCode(o["measure"]) != nil)
		l.names(f, "options", "record", o["record"], p.RecordKindByCode(o["record"]) != nil)
		l.names(f, "options", "area_set", o["area_set"], p.areaSet(o["area_set"]))
	}
}

// aligns are the ways a paragraph stands.
var aligns = []string{"justify", "left", "center", "right"}

func (l *loader) checkProfile(p *Program, file string) {
	pr := &p.Profile
	if _, ok := l.places[pr]; !ok {
		return
	}
	if g := pr.Page; g.Width <= 0 || g.Height <= 0 || g.Left+g.Right >= g.Width || g.Top+g.Bottom >= g.Height {
		l.at(pr, "page", "E447", nil)
	}
	style := func(of any, name string, s TextStyle) {
		if s.Size <= 0 || s.Leading < s.Size {
			l.at(of, name, "E448", wording.Args{"style": name})
		}
		if s.Align != "" && !slices.Contains(aligns, s.Align) {
			l.at(of, name, "E408", wording.Args{"found": s.Align, "expected": strings.Join(aligns, ", ")})
		}
	}
	style(pr, "text", pr.Text)
	names := make([]string, 0, len(pr.Styles))
	for name := range pr.Styles {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		s := pr.Styles[name]
		// What a style leaves out it takes from the body; only what it says can be wrong.
		if s.Size == 0 {
			s.Size = pr.Text.Size
		}
		if s.Leading == 0 {
			s.Leading = max(pr.Text.Leading, s.Size)
		}
		style(mapEntry{reflect.ValueOf(pr.Styles).Pointer(), name}, name, s)
	}
	for i := range pr.Head.Right {
		h := &pr.Head.Right[i]
		if _, ok := pr.Styles[h.Style]; h.Style != "" && !ok {
			l.report("E414", file, l.line(h, "style"), wording.Args{"what": wording.Text("program.what.style", nil), "code": h.Style})
		}
	}
	if a := pr.AppendixNumber; a != "" && a != "arabic" && a != "roman" {
		l.at(pr, "appendix_number", "E408", wording.Args{"found": a, "expected": "arabic, roman"})
	}
}
