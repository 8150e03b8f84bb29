package pipeline

import (
	"context"
	"slices"

	"tiendo/internal/check"
	"tiendo/internal/diag"
	"tiendo/internal/intake"
	"tiendo/internal/ledger"
	"tiendo/internal/lexicon"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/sending"
)

// Examine judges just the given workbooks, as a clerk has it done before sending: each against its form, and
// against what the inputs folder knows of earlier months and of other bodies. A workbook that lies in the
// inputs folder (its Path says where) is judged in its place; any other stands above all that its body has
// sent, but for one that is byte for byte what lies there: that is the same sending. o.Inputs is nil where there
// is no inputs folder. What is found is by index of given.
func Examine(ctx context.Context, o Options, p *program.Program, given []sending.Sending) ([]diag.List, error) {
	e := examination{x: lexicon.New(p), rules: o.Rules, given: slices.Clone(given), found: make([]diag.List, len(given))}
	r := intake.New(e.x)
	var err error
	e.stated, err = within(ctx, func() ([]sending.Stated, error) {
		return r.ReadAll(ctx, len(given), func(i int) (string, []byte, error) { return given[i].Shown, given[i].Data, nil })
	})
	if err != nil {
		return nil, err
	}
	last := e.months()
	if last == 0 {
		return e.found, nil
	}
	if o.Inputs != nil {
		if e.inputs, err = within(ctx, func() (inputs, error) { return readInputs(ctx, o, r, last) }); err != nil {
			return nil, err
		}
	}
	e.takePlaces()
	e.arrange()
	return within(ctx, func() ([]diag.List, error) {
		e.judge(ctx)
		return e.found, nil
	})
}

// examination is the judging of given workbooks among the inputs. It goes in rounds: in round 0 those that lie in
// the inputs folder, exactly as the month's report sees them; in each further one those that do not, one of each
// body, form and month.
type examination struct {
	x      *lexicon.Lexicon
	rules  []check.Rule
	given  []sending.Sending
	stated []sending.Stated
	found  []diag.List
	month  []period.Month // in which each is judged; 0: by itself alone
	round  []int
	inputs inputs // without the given ones
}

// inPlace tells whether a given workbook lies in the inputs folder.
func (e *examination) inPlace(i int) bool { return e.given[i].Path != "" }

// months settles in which month each workbook is judged, and returns the last.
func (e *examination) months() (last period.Month) {
	e.month, e.round = make([]period.Month, len(e.given)), make([]int, len(e.given))
	for i, s := range e.given {
		m := s.Month
		if m == 0 {
			m = e.stated[i].Month
		}
		if m == 0 || e.stated[i].Rejected {
			e.found[i] = e.stated[i].At(s.Shown, "").Found
			continue
		}
		e.month[i] = m
		last = max(last, m)
	}
	return last
}

// takePlaces puts the given workbooks in the places of those that they are in the inputs folder.
func (e *examination) takePlaces() {
	byPath, bySum := map[string]int{}, map[[32]byte]int{}
	for i, s := range e.given {
		if s.Path != "" {
			byPath[s.Path] = i
		} else if _, taken := bySum[s.Sum]; !taken && e.month[i] != 0 {
			bySum[s.Sum] = i
		}
	}
	var rest inputs
	for k, s := range e.inputs.sent {
		if _, given := byPath[s.Path]; given {
			continue
		}
		if i, given := bySum[s.Sum]; given && e.month[i] == s.Month && !e.inPlace(i) {
			e.given[i].Month, e.given[i].Path, e.given[i].Attempt = s.Month, s.Path, s.Attempt
			continue
		}
		rest.sent, rest.stated = append(rest.sent, s), append(rest.stated, e.inputs.stated[k])
	}
	e.inputs = rest
}

// arrange settles the rounds.
func (e *examination) arrange() {
	type question struct {
		month      period.Month
		form, body string
	}
	ahead := map[question]int{}
	for i, m := range e.month {
		if m == 0 || e.inPlace(i) {
			continue
		}
		e.given[i].Ahead = true
		q := question{m, e.stated[i].Form, e.stated[i].Body}
		ahead[q]++
		e.round[i] = ahead[q]
	}
}

// judge judges the workbooks round by round and month by month.
func (e *examination) judge(ctx context.Context) {
	for round := 0; round <= slices.Max(e.round); round++ {
		seen := map[period.Month]bool{0: true}
		for i, m := range e.month {
			if e.round[i] == round && !seen[m] && ctx.Err() == nil {
				seen[m] = true
				e.judgeMonth(round, m)
			}
		}
	}
}

func (e *examination) judgeMonth(round int, m period.Month) {
	var sent []sending.Sending
	var stated []sending.Stated
	for i, s := range e.inputs.sent {
		if s.Month <= m {
			sent, stated = append(sent, s), append(stated, e.inputs.stated[i])
		}
	}
	judged := map[string]int{}
	for i, s := range e.given {
		if e.month[i] == 0 || e.month[i] > m {
			continue
		}
		now := e.month[i] == m && e.round[i] == round
		if now {
			judged[s.Shown] = i
		}
		before := e.month[i] < m && round > 0 && e.round[i] == 1
		if e.inPlace(i) || now || before {
			sent, stated = append(sent, s), append(stated, e.stated[i])
		}
	}
	set, found := ledger.Enter(e.x, sent, stated, ledger.Options{Month: m})
	_, found = check.Check(e.x, set, found, e.rules)
	for _, d := range found {
		if i, ours := judged[d.At.File]; ours {
			e.found[i] = append(e.found[i], d)
		}
	}
}
