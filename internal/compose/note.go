package compose

import "tiendo/internal/compose/inline"

// note is one paragraph that a body sent under a heading.
type note struct {
	p    *printer
	body string
	text string
}

// notes are the paragraphs under a heading.
func (p *printer) notes(topic string) []note {
	var out []note
	for _, n := range p.Set.Notes {
		if n.Topic != topic {
			continue
		}
		for _, s := range n.Paragraphs {
			if inline.Clean(s) != "" {
				out = append(out, note{p, n.Body, s})
			}
		}
	}
	return out
}

// Text is the paragraph.
func (n note) Text() token { return n.p.text(n.text) }

// Body is who sent it.
func (n note) Body() token { return n.p.run(n.p.Body(n.body)) }
