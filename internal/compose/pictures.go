package compose

import (
	"slices"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/table"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// pictures makes what a section names as one names an image: charts and tables of figures.yaml, and the blocks of
// an official document.
type pictures struct {
	teller   *tell.Teller
	found    *findings
	anchors  *anchors
	numbers  *numbering
	official *official
	kinds    []TableKind
	tables   table.Input
	says     func(document.Figure) bool
}

// make makes what a destination names: chart:code/subject, table:code/subject, block:name.
func (p *pictures) make(dest string, caption []document.Inline) []document.Block {
	form, rest, _ := strings.Cut(dest, ":")
	code, subject, _ := strings.Cut(rest, "/")
	f := p.teller.Program.FigureByCode(code)
	switch {
	case form == "block":
		if b, ok := p.official.block(code); ok {
			return []document.Block{b}
		}
	case f == nil || f.Form != form:
	case !f.Copy.Stands(copyOf(*p.official.edition)):
		return nil
	default:
		if len(caption) == 0 {
			caption = p.teller.Fill(f.Title, inline.Args{"subject": inline.Text(p.teller.Subject(subject))})
		}
		if form == program.ChartForm {
			return p.chart(f, subject, caption)
		}
		if i := slices.IndexFunc(p.kinds, func(k TableKind) bool { return k.Name == f.Kind }); i >= 0 {
			return p.table(p.kinds[i], f, subject, caption)
		}
	}
	p.found.add("E508", p.found.here(), map[string]string{"target": dest})
	return nil
}

// chart makes a chart; one that has nothing to show is not printed.
func (p *pictures) chart(f *program.Figure, subject string, caption []document.Inline) []document.Block {
	x := document.Figure{Chart: f.Code, Subject: subject, Caption: caption, Size: p.room(f)}
	if p.says != nil && !p.says(x) {
		p.empty("N518", f, subject)
		return nil
	}
	no, words := p.numbers.chart()
	x.ID, x.Number = p.anchors.take("bieu-do-"+no), words
	return []document.Block{x}
}

// room is how much of the page a chart has: all of the text's width where nothing else is said. A height of 0
// leaves it to the chart.
func (p *pictures) room(f *program.Figure) geom.Size {
	page := p.teller.Program.Profile.Page.Area(p.found.section.Landscape)
	out := geom.Size{W: page.W, H: f.Height.Of(page.H)}
	if !f.Width.IsZero() {
		out.W = f.Width.Of(page.W)
	}
	return out
}

// table makes a generated table; none is made about a subject of which nothing is known. One without rows
// is not printed: a sentence that only says so helps nobody.
func (p *pictures) table(k TableKind, f *program.Figure, subject string, caption []document.Inline) []document.Block {
	t, ok := k.Make(p.tables, f, subject)
	if !ok {
		p.found.add("E515", p.found.here(), map[string]string{"code": f.Code, "subject": subject})
		return nil
	}
	if len(t.Rows) == 0 {
		if !t.NoneIsGood {
			p.empty("N517", f, subject)
		}
		return nil
	}
	no, words := p.numbers.table()
	t.ID, t.Number, t.Caption, t.Summary = p.anchors.take("bang-"+no), words, caption, document.Plain(caption)
	return []document.Block{t.Table}
}

// empty tells that a table came out without rows or a chart without anything to draw: the words that chose them may be wrong, or nobody sent any.
func (p *pictures) empty(code string, f *program.Figure, subject string) {
	name := f.Code
	if subject != "" {
		name += "/" + subject
	}
	d := wording.Diagnostic(code, f.At, wording.Args{"figure": name})
	d.Subject = subject
	p.found.once(d)
}
