package compose

import (
	"fmt"
	"slices"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/program"
)

// printer is what the handles of a template print with: everything goes out as a token.
type printer struct {
	*tell.Teller
	tokens   *tokens
	official *official
	findings diag.List
}

// run prints a run.
func (p *printer) run(in []document.Inline) token { return p.tokens.keep(in) }

// text prints a text of the program or of a workbook.
func (p *printer) text(s string) token { return p.tokens.keep(inline.Text(s)) }

// said is text as a token; "" is none, so that {{with}} passes it over.
func (p *printer) said(s string) token {
	if s == "" {
		return ""
	}
	return p.text(s)
}

// count prints a number of things that the program counted; how says what was counted.
func (p *printer) count(id string, n int, how string) token {
	return p.tokens.keep(p.Counted(id, n, how))
}

// place is where the program names a body; those that it does not name come first.
func (p *printer) place(body string) int {
	return slices.IndexFunc(p.Program.Bodies, func(b program.Body) bool { return b.Code == body })
}

// none is what a count says of an empty list: zero is nothing that a section should print by chance.
func none(what string) error { return fmt.Errorf("count of no %s: ask {{if}} before", what) }
