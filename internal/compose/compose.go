package compose

import (
	"slices"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/table"
	"tiendo/internal/compose/tell"
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
	Diagnostics diag.List   // what the earlier stages found: the appendix on data quality lists it
	Tables      []TableKind // the kinds of tables; nil: the standard ones
	// Says tells whether a chart has anything to show; one that has not is left out. nil: all have.
	Says func(document.Figure) bool
}

// Compose returns the document of the edition's report type. A section with a mistake is left out and
// named; the other sections stand.
func Compose(in Input) (document.Document, diag.List) {
	list := sections(in.Program, in.Edition)
	c := newComposer(&in, list)
	var doc document.Document
	made := make([][]document.Block, len(list))
	for i, s := range list {
		made[i] = c.section(s)
	}
	if len(list) == 0 {
		c.found.add("E501", in.Program.At, map[string]string{"type": in.Edition.Type})
	}
	doc.Blocks = c.official.staysHere(c.markdown.numbers.headings(c.anchors.settle(prune(made))))
	doc.Blocks = inline.Bind(inline.Respell(doc.Blocks, in.Program.Spelling))
	doc.Values, doc.Claims = c.teller.Printed(doc.Blocks), c.teller.Claims(doc.Blocks)
	doc.Meta = c.official.meta()
	c.editor.check(doc.Values)
	return doc, c.found.list
}

// sections returns the sections of an edition's type and copy in their order; the order of the files decides.
func sections(p *program.Program, e edition.Edition) []program.Section {
	var out []program.Section
	for _, s := range p.Sections {
		if slices.Contains(s.Types, e.Type) && s.Copy.Stands(copyOf(e)) {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b program.Section) int { return a.Order - b.Order })
	return out
}

// composer is one run: the parts that know something each, and how a section goes through them.
type composer struct {
	in       *Input
	teller   *tell.Teller
	found    *findings
	anchors  *anchors
	official *official
	runner   *runner
	markdown *markdown
	editor   *editor
}

func newComposer(in *Input, list []program.Section) *composer {
	p := in.Program
	found := &findings{whole: p.At, told: map[string]bool{}}
	teller := tell.New(p, &in.Card, &in.Set, func(key string) {
		found.add("E503", p.Wording.At, map[string]string{"key": key})
	})
	tokens := &tokens{}
	anchors := newAnchors(found, list)
	numbers := &numbering{words: teller.Words, profile: &p.Profile}
	official := &official{teller: teller, edition: &in.Edition}
	numbers.mark = official.appendixMark()
	pictures := &pictures{
		teller: teller, found: found, anchors: anchors, numbers: numbers, official: official, kinds: in.Tables,
		says:   in.Says,
		tables: table.Input{Teller: teller, Findings: in.Diagnostics, Stands: anchors.willStand},
	}
	if pictures.kinds == nil {
		pictures.kinds = TableKinds()
	}
	markdown := &markdown{found: found, tokens: tokens, anchors: anchors, numbers: numbers, picture: pictures.make}
	return &composer{
		in: in, teller: teller, found: found, anchors: anchors, official: official, markdown: markdown,
		runner: &runner{found: found, tokens: tokens, anchors: anchors, printer: &printer{
			Teller: teller, tokens: tokens, official: official, findings: in.Diagnostics}},
		editor: &editor{teller: teller, found: found, tokens: tokens, markdown: markdown},
	}
}

// section makes one section with the editor's paragraphs below it.
func (c *composer) section(s program.Section) []document.Block {
	defer c.found.within(&s)()
	text, ok := c.runner.run(s)
	if !ok {
		return nil
	}
	blocks := c.markdown.section(s, text)
	for _, e := range c.in.Set.Editorial {
		if e.Section == s.Code {
			blocks = append(blocks, c.editor.blocks(e)...)
		}
	}
	if s.Landscape || s.Appendix {
		return []document.Block{document.Region{Landscape: s.Landscape, Blocks: blocks}}
	}
	return blocks
}
