package table

import (
	"slices"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
)

// What a reader must know of a figure stands in its cell: that it is estimated, carried over, illustrative, or why
// there is none. A mark that does not speak for itself is explained in a note below the table, and only there where
// one of its cells has it.

// marks are the marks that need a note, in the order of the notes: mark.note.<mark> words each.
var marks = []string{"carried", "illustrative", "never", "no_road", "not_collected", "not_occurred"}

// explain has the note of a mark below the table.
func (t *Table) explain(mark string) {
	if !slices.Contains(t.marks, mark) {
		t.marks = append(t.marks, mark)
	}
}

// explained are the notes that the cells ask for.
func (t *Table) explained() []document.Paragraph {
	var out []document.Paragraph
	for _, m := range marks {
		if slices.Contains(t.marks, m) {
			out = append(out, document.Paragraph{Text: t.Say("mark.note." + m)})
		}
	}
	return out
}

// never is the mark of what cannot be there, by its nature.
func (t *Table) never() []document.Inline {
	t.explain("never")
	return t.Say("absent.never")
}

// marked puts a figure's marks around it: an estimate is called one, an illustrative one has its sign. What is absent
// says why by itself or has a note. in is the figure as printed; nil stays nil.
func (t *Table) marked(in []document.Inline, v quantity.Value, estimate bool) []document.Inline {
	if in == nil {
		return nil
	}
	switch v.Absence {
	case quantity.Present:
		if reading.Illustrative(v) {
			t.explain("illustrative")
			in = t.Fill(t.Text("mark.illustrative"), inline.Args{"value": in})
		}
		if estimate {
			in = t.Fill(t.Text("mark.estimate"), inline.Args{"value": in})
		}
	case quantity.NotApplicable:
		t.explain("never")
	case quantity.NotCollected:
		t.explain("not_collected")
	case quantity.NotOccurred:
		t.explain("not_occurred")
	case quantity.NotReported, quantity.Empty, quantity.Refused, quantity.Undefined:
	}
	return in
}

// figure prints a figure with its marks.
func (t *Table) figure(id string, v quantity.Value, s tell.Show, estimate bool) []document.Inline {
	return t.marked(t.Number(id, v, s), v, estimate)
}
