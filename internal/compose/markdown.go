package compose

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/program"
)

// sectionParser knows what a section may say and nothing else: no HTML, no code, no autolinks, so that a
// stray "<" or an indented line is text.
func sectionParser() goldmark.Markdown {
	return goldmark.New(goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(parser.WithHeadingAttribute()), 600),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewEmphasisParser(), 500)),
		parser.WithParagraphTransformers(
			util.Prioritized(extension.NewTableParagraphTransformer(), 200)))))
}

// editorParser knows paragraphs, lists and emphasis.
func editorParser() goldmark.Markdown {
	return goldmark.New(goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(util.Prioritized(parser.NewEmphasisParser(), 500)))))
}

// markdown turns texts into blocks. Tokens become what they stand for here, after the parsing.
type markdown struct {
	found   *findings
	tokens  *tokens
	anchors *anchors
	numbers *numbering
	picture func(dest string, caption []document.Inline) []document.Block
}

// reShift are the actions that repeat or drop lines: below the first of them the lines of the executed
// text are no longer the file's.
var reShift = regexp.MustCompile(`\{\{-?\s*(range|if|with)\b`)

// section is a section's text, as its template printed it.
func (m *markdown) section(s program.Section, md string) []document.Block {
	last := math.MaxInt
	if loc := reShift.FindStringIndex(s.Text); loc != nil {
		last = s.At.Line + strings.Count(s.Text[:loc[0]], "\n")
	}
	src := []byte(md)
	return reader{markdown: m, source: src, last: last}.blocks(sectionParser().Parser().Parse(gmtext.NewReader(src)))
}

// edited is a text of the editor's.
func (m *markdown) edited(md string) []document.Block {
	src := []byte(md)
	return reader{markdown: m, source: src, last: math.MaxInt, editor: true}.blocks(editorParser().Parser().Parse(gmtext.NewReader(src)))
}

// reader walks one parsed text.
type reader struct {
	*markdown
	source []byte
	// editor is set for the editor's paragraphs: no headings, pictures, links or page breaks there.
	editor bool
	// last is the last line whose number is the file's; findings below name the file only.
	last int
}

func (r reader) blocks(parent ast.Node) []document.Block {
	var out []document.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.line(n)
		switch n := n.(type) {
		case *ast.Heading:
			if r.editor {
				r.found.add("W509", r.found.here(), map[string]string{"text": r.plain(n)})
				out = append(out, document.Paragraph{Text: r.inlines(n, document.Style{Bold: true})})
				continue
			}
			out = append(out, r.heading(n))
		case *ast.Paragraph, *ast.TextBlock:
			out = append(out, r.paragraph(n, "")...)
		case *ast.Blockquote:
			for _, b := range r.blocks(n) {
				if p, ok := b.(document.Paragraph); ok {
					p.Style = map[string]string{"": "quote", "quote": "note"}[p.Style]
					b = p
				}
				out = append(out, b)
			}
		case *ast.List:
			out = append(out, r.list(n))
		case *ast.ThematicBreak:
			if !r.editor {
				out = append(out, document.Break{})
			}
		case *east.Table:
			out = append(out, r.table(n))
		default:
			r.found.add("E504", r.found.here(), map[string]string{"what": n.Kind().String()})
		}
	}
	return out
}

// line notes where a node stands.
func (r reader) line(n ast.Node) {
	if n.Type() != ast.TypeInline && n.Lines() != nil && n.Lines().Len() > 0 {
		if r.found.line = 1 + bytes.Count(r.source[:n.Lines().At(0).Start], []byte("\n")); r.found.line > r.last {
			r.found.line = 0
		}
	}
}

// paragraph gives a paragraph, or what an image alone in its paragraph stands for.
func (r reader) paragraph(n ast.Node, style string) []document.Block {
	if img, ok := n.FirstChild().(*ast.Image); ok && n.ChildCount() == 1 && !r.editor {
		return r.picture(r.tokens.plain(string(img.Destination)), r.inlines(img, document.Style{}))
	}
	in := inline.Trim(r.inlines(n, document.Style{}))
	if len(in) == 0 {
		return nil
	}
	return []document.Block{document.Paragraph{Style: style, Text: in}}
}

func (r reader) heading(n *ast.Heading) document.Block {
	id, plain, hidden := r.attributes(n)
	level := n.Level - 1
	h := document.Heading{Level: min(level, 4), Text: inline.Trim(r.inlines(n, document.Style{})), Outline: !hidden}
	if id == "" {
		id = r.found.section.Code
	}
	h.ID = r.anchors.take(id)
	r.numbers.note(h.ID, level, plain, r.found.section.Appendix)
	return h
}

// attributes are what stands in braces behind a heading: {#anchor .plain .hidden}.
func (r reader) attributes(n *ast.Heading) (id string, plain, hidden bool) {
	if v, ok := n.AttributeString("id"); ok {
		if b, ok := v.([]byte); ok {
			id = r.tokens.plain(string(b))
		}
	}
	if v, ok := n.AttributeString("class"); ok {
		if b, ok := v.([]byte); ok {
			for _, class := range strings.Fields(string(b)) {
				plain = plain || class == "plain"
				hidden = hidden || class == "hidden"
			}
		}
	}
	return id, plain, hidden
}

func (r reader) list(n *ast.List) document.Block {
	l := document.List{Marker: string(rune(n.Marker))}
	switch {
	case n.IsOrdered() && n.Marker == ')':
		l.Marker = "a)"
	case n.IsOrdered():
		l.Marker = "1."
	case n.Marker == '*':
		l.Marker = "-"
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if b := r.blocks(item); len(b) > 0 {
			l.Items = append(l.Items, b)
		}
	}
	return l
}

// table is a Markdown table: it has no number and no caption; columns share the width alike.
func (r reader) table(n *east.Table) document.Block {
	var t document.Table
	for _, a := range n.Alignments {
		align := "left"
		switch a {
		case east.AlignRight:
			align = "right"
		case east.AlignCenter:
			align = "center"
		case east.AlignLeft, east.AlignNone:
		}
		t.Columns = append(t.Columns, document.Column{Share: 1, Align: align})
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, isHead := row.(*east.TableHeader)
		var cells []document.Cell
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			one := document.Cell{Text: inline.Trim(r.inlines(cell, document.Style{}))}
			if isHead {
				one.Header, one.Bold, one.Align = "col", true, "center"
			}
			cells = append(cells, one)
		}
		if isHead {
			t.Head = append(t.Head, cells)
		} else {
			t.Rows = append(t.Rows, document.Row{Cells: cells})
		}
	}
	t.ID = r.anchors.take("bang-md-" + strconv.Itoa(r.numbers.tables+1))
	return t
}

// inlines turns the inline nodes below n into runs; tokens are put in here, after parsing.
func (r reader) inlines(n ast.Node, style document.Style) []document.Inline {
	var out []document.Inline
	for i := n.FirstChild(); i != nil; i = i.NextSibling() {
		switch i := i.(type) {
		case *ast.Text:
			s := string(util.UnescapePunctuations(i.Segment.Value(r.source)))
			out = inline.Concat(out, r.tokens.resolve(s, style))
			switch {
			case i.HardLineBreak():
				out = append(out, document.LineBreak{})
			case i.SoftLineBreak():
				out = inline.Append(out, " ", style)
			}
		case *ast.String:
			out = inline.Concat(out, r.tokens.resolve(string(i.Value), style))
		case *ast.Emphasis:
			inner := style
			if i.Level >= 2 {
				inner.Bold = true
			} else {
				inner.Italic = true
			}
			out = inline.Concat(out, r.inlines(i, inner))
		case *ast.Link:
			out = append(out, r.link(i, style)...)
		case *ast.Image:
			r.found.add("E508", r.found.here(), map[string]string{"target": r.tokens.plain(string(i.Destination))})
			out = inline.Concat(out, r.inlines(i, style))
		default:
			r.found.add("E504", r.found.here(), map[string]string{"what": i.Kind().String()})
		}
	}
	return out
}

// link is a link inside the document. Where it leads is looked at when the document is whole.
func (r reader) link(n *ast.Link, style document.Style) []document.Inline {
	in := r.inlines(n, style)
	to, ok := strings.CutPrefix(r.tokens.plain(string(n.Destination)), "#")
	if !ok || r.editor {
		r.found.add("E505", r.found.here(), map[string]string{"target": r.tokens.plain(string(n.Destination))})
		return in
	}
	r.anchors.points(to)
	return []document.Inline{document.Link{Target: to, Text: in}}
}

func (r reader) plain(n ast.Node) string { return document.Plain(r.inlines(n, document.Style{})) }
