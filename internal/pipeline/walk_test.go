package pipeline

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"tiendo/internal/check"
	"tiendo/internal/intake"
	"tiendo/internal/ledger"
	"tiendo/internal/lexicon"
	"tiendo/internal/period"
	"tiendo/internal/score"
	"tiendo/internal/sending"
)

var walks sync.Map

// walk judges the sample month by month, from its first to a last one, as each month's own report did: each by what
// had been sent by then. The workbooks are read once. What it gives without replaced files is shared by tests.
func walk(t *testing.T, last string, replaced map[string][]byte) []Judgement {
	t.Helper()
	slow(t)
	run := func() result[[]Judgement] { return walked(sampleOptions(t, last, "thang", replaced)) }
	var r result[[]Judgement]
	if len(replaced) > 0 {
		r = run()
	} else {
		r = once(&walks, last, run)
	}
	if r.err != nil {
		t.Fatal(r.err)
	}
	return r.value
}

func walked(o Options) result[[]Judgement] {
	p, found, err := Load(o)
	if err != nil {
		return result[[]Judgement]{err: fmt.Errorf("load: %w %v", err, found)}
	}
	x := lexicon.New(p)
	in, err := readInputs(context.Background(), o, intake.New(x), o.Edition.Period)
	if err != nil {
		return result[[]Judgement]{err: err}
	}
	var months []period.Month
	for _, s := range in.sent {
		months = append(months, s.Month)
	}
	slices.Sort(months)
	var out []Judgement
	for _, m := range slices.Compact(months) {
		var sent []sending.Sending
		var stated []sending.Stated
		for i, s := range in.sent {
			if s.Month <= m {
				sent, stated = append(sent, s), append(stated, in.stated[i])
			}
		}
		set, seen := ledger.Enter(x, sent, stated, ledger.Options{Month: m})
		set, checked := check.Check(x, set, seen, o.Rules)
		card, judged := score.Score(p, set, o.Kinds)
		j := Judgement{Program: p, Edition: o.Edition, Set: set, Card: card, Diagnostics: slices.Concat(seen, checked, judged).Sort()}
		j.Edition.Period = m
		out = append(out, j)
	}
	return result[[]Judgement]{value: out}
}
