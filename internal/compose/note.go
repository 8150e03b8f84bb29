package compose

import (
	"cmp"
	"slices"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/period"
)

// note is one paragraph that a body sent under a heading.
type note struct {
	p    *printer
	body string
	text string
	sent period.Month // of the report that said it, where the paragraph must say so; 0: it need not
}

// notes are the paragraphs under a heading. A text of an earlier report stands until its body sends another; its last
// paragraph says of which report it is. They stand in the order in which the program names the bodies.
func (p *printer) notes(topic string) []note {
	var out []note
	for _, n := range p.Set.Notes {
		if n.Topic != topic {
			continue
		}
		before := len(out)
		for _, s := range n.Paragraphs {
			if inline.Clean(s) != "" {
				out = append(out, note{p, n.Body, s, 0})
			}
		}
		if n.Sent < p.Month() && len(out) > before {
			out[len(out)-1].sent = n.Sent
		}
	}
	slices.SortStableFunc(out, func(a, b note) int { return cmp.Compare(p.place(a.body), p.place(b.body)) })
	return out
}

// Text is the paragraph.
func (n note) Text() token {
	if n.sent == 0 {
		return n.p.text(n.text)
	}
	bare, stop := strings.CutSuffix(strings.TrimSpace(n.text), ".")
	if stop {
		n.text = bare
	}
	return n.p.run(n.p.Fill(n.p.Text("note.carried"), inline.Args{"text": inline.Text(n.text),
		"period": n.p.When(period.InMonth(n.sent))}))
}

// Body is who sent it.
func (n note) Body() token { return n.p.run(n.p.Body(n.body)) }
