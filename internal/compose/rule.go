package compose

import "tiendo/internal/program"

// rule is one rule of the method.
type rule struct {
	p *printer
	m program.MethodRule
}

// Title is the rule's heading.
func (r rule) Title() token { return r.p.text(r.m.Title) }

// Text is the rule's words.
func (r rule) Text() token { return r.p.text(r.m.Text) }
