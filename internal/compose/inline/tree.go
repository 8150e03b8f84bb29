package inline

import (
	"tiendo/internal/document"
	"tiendo/internal/vitext"
)

// Each calls f for every inline of every block in reading order, links' inner ones included.
func Each(blocks []document.Block, f func(document.Inline)) {
	mapRuns(blocks, func(in []document.Inline) []document.Inline {
		Visit(in, f)
		return in
	})
}

// Visit calls f for every inline of a run, links' inner ones included.
func Visit(in []document.Inline, f func(document.Inline)) {
	for _, i := range in {
		f(i)
		if l, ok := i.(document.Link); ok {
			Visit(l.Text, f)
		}
	}
}

// mapText rewrites every printed text, those of head and signature too.
func mapText(blocks []document.Block, f func(string) string) []document.Block {
	var inlines func(in []document.Inline) []document.Inline
	inlines = func(in []document.Inline) []document.Inline {
		out := make([]document.Inline, len(in))
		for i, x := range in {
			switch x := x.(type) {
			case document.Text:
				x.Text = f(x.Text)
				out[i] = x
			case document.Number:
				x.Unit = f(x.Unit)
				out[i] = x
			case document.Link:
				x.Text = inlines(x.Text)
				out[i] = x
			case document.PageRef, document.LineBreak:
				out[i] = x
			}
		}
		return out
	}
	out := mapRuns(blocks, inlines)
	return mapBlocks(out, func(b document.Block) document.Block {
		switch b := b.(type) {
		case document.Head:
			b.Superior, b.Issuer, b.Place, b.Draft = f(b.Superior), f(b.Issuer), f(b.Place), f(b.Draft)
			return b
		case document.Heading:
			b.Over = f(b.Over)
			return b
		case document.Table:
			b.Unit, b.Summary = f(b.Unit), f(b.Summary)
			return b
		case document.Contents:
			b.Title = f(b.Title)
			return b
		case document.Signature:
			b.Authority, b.Role, b.Archive = f(b.Authority), f(b.Role), f(b.Archive)
			r := make([]string, len(b.Recipients))
			for i := range r {
				r[i] = f(b.Recipients[i])
			}
			b.Recipients = r
			return b
		default:
			return b
		}
	})
}

// mapBlocks rewrites every block, inner ones first, into new slices.
func mapBlocks(blocks []document.Block, f func(document.Block) document.Block) []document.Block {
	if blocks == nil {
		return nil
	}
	out := make([]document.Block, len(blocks))
	for i, b := range blocks {
		switch b := b.(type) {
		case document.Region:
			b.Blocks = mapBlocks(b.Blocks, f)
			out[i] = f(b)
		case document.List:
			items := make([][]document.Block, len(b.Items))
			for j := range items {
				items[j] = mapBlocks(b.Items[j], f)
			}
			b.Items = items
			out[i] = f(b)
		default:
			out[i] = f(b)
		}
	}
	return out
}

// mapRuns rewrites every run in reading order.
func mapRuns(blocks []document.Block, f func([]document.Inline) []document.Inline) []document.Block {
	notes := func(ps []document.Paragraph) []document.Paragraph {
		out := make([]document.Paragraph, len(ps))
		for i, p := range ps {
			p.Text = f(p.Text)
			out[i] = p
		}
		return out
	}
	cells := func(cs []document.Cell) []document.Cell {
		out := make([]document.Cell, len(cs))
		for i, c := range cs {
			c.Text = f(c.Text)
			out[i] = c
		}
		return out
	}
	return mapBlocks(blocks, func(b document.Block) document.Block {
		switch b := b.(type) {
		case document.Head:
			b.Title = f(b.Title)
			return b
		case document.Heading:
			b.Text = f(b.Text)
			return b
		case document.Paragraph:
			b.Text = f(b.Text)
			return b
		case document.Figure:
			b.Caption = f(b.Caption)
			b.Notes = notes(b.Notes)
			return b
		case document.Table:
			b.Caption = f(b.Caption)
			head := make([][]document.Cell, len(b.Head))
			for i := range head {
				head[i] = cells(b.Head[i])
			}
			rows := make([]document.Row, len(b.Rows))
			for i, r := range b.Rows {
				r.Cells = cells(r.Cells)
				rows[i] = r
			}
			b.Head, b.Rows, b.Notes = head, rows, notes(b.Notes)
			return b
		default:
			return b
		}
	})
}

// Respell writes one style of tone marks (ủy or uỷ) through all blocks.
func Respell(blocks []document.Block, setting string) []document.Block {
	style := vitext.Spelling(setting)
	return mapText(blocks, func(s string) string { return vitext.Tone(s, style) })
}

// Retarget sends links and page references elsewhere; one that is sent nowhere ("") leaves its text.
func Retarget(blocks []document.Block, to func(target string) string) []document.Block {
	var inlines func(in []document.Inline) []document.Inline
	inlines = func(in []document.Inline) []document.Inline {
		out := make([]document.Inline, 0, len(in))
		for _, x := range in {
			switch x := x.(type) {
			case document.Link:
				x.Target, x.Text = to(x.Target), inlines(x.Text)
				if x.Target == "" {
					out = append(out, x.Text...)
					continue
				}
				out = append(out, x)
			case document.PageRef:
				if x.Target = to(x.Target); x.Target != "" {
					out = append(out, x)
				}
			default:
				out = append(out, x)
			}
		}
		return out
	}
	return mapRuns(blocks, inlines)
}
