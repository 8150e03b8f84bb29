package compose

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// Input is all that a report is made from. Nothing in it is changed.
type Input struct {
	Program     *program.Program
	Card        scorecard.Scorecard
	Set         observation.Set
	Edition     edition.Edition
	Diagnostics diag.List // what the earlier stages found: the appendix on data quality lists it
}

// composer is one run's state: tokens and values in the order of their making.
type composer struct {
	in     Input
	p      *program.Program
	tokens [][]document.Inline
	values map[string]document.Value
	diags  diag.List
	told   map[string]bool // findings are told once

	heads    []int // counters of headings by level, 0 first
	appendix int
	tables   int
	figures  int
	ids      map[string]bool // anchors in use
	section  *program.Section
	edited   []editedBlocks
	editing  bool                  // at work on the editor's paragraphs: what is wrong there is this month's, not the program's
	asked    map[string]diag.Place // where an anchor was first pointed at
	line     int                   // of the Markdown node at work, for findings
}

// Compose returns the document of the edition's report type. A section with a mistake is left out and
// named; the other sections stand.
func Compose(in Input) (document.Document, diag.List) {
	c := &composer{in: in, p: in.Program, values: map[string]document.Value{}, told: map[string]bool{},
		ids: map[string]bool{}, asked: map[string]diag.Place{}, heads: make([]int, 7)}
	var doc document.Document
	list := sections(in.Program, in.Edition.Type)
	for _, s := range list {
		doc.Blocks = append(doc.Blocks, c.compose(s)...)
	}
	if len(list) == 0 {
		c.find("E501", in.Program.At, map[string]string{"type": in.Edition.Type})
	}
	c.links(doc.Blocks)
	doc.Blocks = bind(respell(doc.Blocks, in.Program.Spelling))
	doc.Values = c.printed(doc.Blocks)
	doc.Meta = c.meta()
	c.typed(doc)
	return doc, c.diags
}

// sections returns the sections of a report type in their order; the order of the files decides.
func sections(p *program.Program, reportType string) []program.Section {
	var out []program.Section
	for _, s := range p.Sections {
		if slices.Contains(s.Types, reportType) {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b program.Section) int { return a.Order - b.Order })
	return out
}

// compose makes one section with the editor's paragraphs below it.
func (c *composer) compose(s program.Section) []document.Block {
	c.section = &s
	defer func() { c.section = nil }()
	text, ok := c.run(s)
	if !ok {
		return nil
	}
	blocks := c.markdown(s, text)
	for _, e := range c.in.Set.Editorial {
		if e.Section == s.Code {
			blocks = append(blocks, c.editorial(e)...)
		}
	}
	if s.Landscape || s.Appendix {
		return []document.Block{document.Region{Landscape: s.Landscape, Blocks: blocks}}
	}
	return blocks
}

// find adds a finding once.
func (c *composer) find(code string, at diag.Place, args map[string]string) {
	d := finding(code, at, args)
	d.Template = !c.editing
	key := d.Code + d.At.String() + d.Message
	if !c.told[key] {
		c.told[key] = true
		c.diags = append(c.diags, d)
	}
}

// here is the place in the section at work.
func (c *composer) here() diag.Place {
	if c.section == nil {
		return c.p.At
	}
	return diag.Place{File: c.section.At.File, Line: c.line}
}

func (c *composer) meta() document.Meta {
	e := c.in.Edition
	title := c.title()
	return document.Meta{
		Program: c.p.Code, Period: e.Period.String(), Type: e.Type, Edition: e.Name(),
		Title:    strings.TrimSpace(capital(lower(c.p.Profile.Head.TypeName)) + " " + title),
		Author:   c.p.Issuer.Committee,
		Subject:  c.p.Title,
		Keywords: []string{c.p.ShortTitle, c.p.City, c.periodWords(c.monthPeriod())},
		Language: "vi-VN", Date: e.Stamp().String(), Producer: strings.TrimSpace("tiendo " + e.Version),
	}
}

// title is the trích yếu of the report type with the words of its period.
func (c *composer) title() string {
	t := c.p.TypeByCode(c.in.Edition.Type)
	if t == nil {
		return c.p.Title
	}
	return strings.NewReplacer("{period}", c.periodWords(c.reportPeriod()), "{month}", c.periodWords(c.monthPeriod()),
		"{year}", strconv.Itoa(c.in.Card.Month.Year()), "{resolution}", c.p.Title).Replace(t.Title)
}
