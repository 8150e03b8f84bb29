package pipeline

import (
	"context"
	"fmt"

	"tiendo/internal/diag"
	"tiendo/internal/inbox"
	"tiendo/internal/intake"
	"tiendo/internal/ledger"
	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/sending"
)

// inputs are the sendings of the inputs folder, with what each states, by index.
type inputs struct {
	sent   []sending.Sending
	stated []sending.Stated
	found  diag.List // what is no sending, and is named
}

// readInputs reads every workbook up to a month. Only the sendings of that month keep their bytes: those may
// go back to the bodies.
func readInputs(ctx context.Context, o Options, r *intake.Reader, until period.Month) (inputs, error) {
	var in inputs
	var err error
	if in.sent, in.found, err = inbox.List(o.Inputs, until, o.Prefix); err != nil {
		return in, fmt.Errorf("read workbooks: %w", err)
	}
	in.stated, err = r.ReadAll(ctx, len(in.sent), func(i int) (string, []byte, error) {
		s, err := inbox.Open(o.Inputs, in.sent[i])
		data := s.Data
		if s.Month != until {
			s.Data = nil
		}
		in.sent[i] = s
		return s.Path, data, err
	})
	return in, err
}

// observed is what the sendings up to the edition's month say together, unchecked.
type observed struct {
	inputs
	set   observation.Set
	found diag.List
}

// observe reads the inputs folder and enters what it holds in the ledger.
func observe(r *run, o Options, x *lexicon.Lexicon) observed {
	in := stage(r, StageRead, func() (inputs, diag.List, error) { return made(readInputs(r.ctx, o, intake.New(x), o.Edition.Period)) })
	return stage(r, StageLedger, func() (observed, diag.List, error) {
		out := observed{inputs: in}
		var err error
		out.set, out.found = ledger.Enter(x, in.sent, in.stated, ledger.Options{Month: o.Edition.Period, AsOf: o.Edition.AsOf})
		out.found = append(out.found, in.found...)
		out.set.Editorial, err = inbox.Editorial(o.Inputs, o.Edition.Period, o.Prefix)
		return made(out, err)
	})
}

// Observe tells what the bodies have sent up to the edition's month, as the ledger has it, not yet checked. It is
// what the next month's blanks are filled from. The error is the machine's.
func Observe(ctx context.Context, o Options, p *program.Program) (observation.Set, diag.List, error) {
	r := o.run(ctx, nil)
	seen := observe(r, o, lexicon.New(p))
	return seen.set, seen.found, r.err
}
