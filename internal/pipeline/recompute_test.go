package pipeline

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/export"
	"tiendo/internal/quantity"
	"tiendo/internal/score"
)

// TestAStrangerComesToTheSame judges all months of the sample once more by a second program that reads nothing but
// so-lieu-<period>.json and follows the rules of the method's appendix. It shares no function with score: figures are
// fractions, periods two numbers. Status, value and projection must be the same for every component and indicator.
func TestAStrangerComesToTheSame(t *testing.T) {
	t.Parallel()
	compared, apart := 0, 0
	for _, j := range walk(t, "2023-06", nil) {
		s := strangerOf(t, j)
		compared += s.compare(t, s.Period)
		other := s // with another threshold: a comparison that finds nothing here would find nothing ever
		other.Method.OnTrackPace, other.Method.LeavePace, other.memo = "1.3", "1.3", map[string]verdict{}
		for _, in := range s.Indicators {
			for _, c := range in.Components {
				if other.judge(c, other.month).status != c.Status {
					apart++
				}
			}
		}
	}
	if compared < 30*20 || apart == 0 {
		t.Errorf("%d components compared, %d apart by another threshold", compared, apart)
	}
}

// TestAStrangerComesToTheSameOfOtherFigures does so with figures that the sample does not have: every measure's stretched
// and bent at random, some missing.
func TestAStrangerComesToTheSameOfOtherFigures(t *testing.T) {
	t.Parallel()
	all := walk(t, "2023-06", nil)
	seen := map[string]int{}
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 8)) //nolint:gosec // cases, not secrets
		j := all[5+r.IntN(len(all)-5)]
		j.Set.Observations = slices.Clone(j.Set.Observations)
		stretch := map[string]int64{}
		for i := range j.Set.Observations {
			o := &j.Set.Observations[i]
			key := o.Measure + strconv.Itoa(o.Period.To.Year())
			if _, ok := stretch[key]; !ok {
				stretch[key] = 40 + r.Int64N(160)
			}
			o.Value.Num = o.Value.Num.Mul(quantity.Scaled(stretch[key]*10+r.Int64N(60), -3))
			if r.IntN(40) == 0 {
				o.Value.Absence = quantity.Undefined
			}
		}
		j.Card, _ = score.Score(j.Program, j.Set, nil)
		s := strangerOf(t, j)
		s.compare(t, fmt.Sprint("seed ", seed, ", ", s.Period))
		for _, in := range s.Indicators {
			for _, c := range in.Components {
				seen[c.Kind+" "+c.Ground]++
			}
		}
	}
	for _, want := range []string{
		"level awaiting", "level reached", "level both", "level within", "maintained missed", "maintained open_year", "maintained last_year", "maintained reached",
		"term_total plans", "term_total reached", "term_total reaches", "term_total both", "yearly_flow reached", "yearly_flow estimate", "yearly_flow reaches", "yearly_rate both", "yearly_rate reaches",
	} {
		if seen[want] == 0 {
			t.Errorf("no case of %s among %v", want, seen)
		}
	}
}

// strangerOf reads a judgement's json and nothing else.
func strangerOf(t *testing.T, j Judgement) stranger {
	t.Helper()
	data, err := export.JSON(export.Report{Program: j.Program, Edition: j.Edition, Card: j.Card, Set: j.Set, Document: document.Document{}})
	if err != nil {
		t.Fatal(err)
	}
	var s stranger
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	s.prepare(t)
	return s
}

// compare holds what the json says against what follows from it, and counts the components.
func (s *stranger) compare(t *testing.T, of string) (n int) {
	t.Helper()
	for _, in := range s.Indicators {
		if got := s.indicator(in, s.month); got != in.Computed {
			t.Errorf("%s %s: the appendix gives %s, the program %s", of, in.Code, got, in.Computed)
		}
		for _, c := range in.Components {
			v := s.judge(c, s.month)
			if v.status != c.Status || !near(v.value, c.Value) || !near(v.projection, c.Projection) {
				t.Errorf("%s %s: the appendix gives %s, %s → %s, the program %s, %s → %s", of, c.Code, v.status, text(v.value), text(v.projection), c.Status, said(c.Value), said(c.Projection))
			}
			n++
		}
	}
	return n
}

// stranger is what the json says, and what was worked out of it.
type stranger struct {
	Period     string
	Indicators []strangeIndicator
	Method     struct {
		Term               struct{ Baseline, End string }
		OnTrackPace        string         `json:"on_track_pace"`
		LeavePace          string         `json:"leave_pace"`
		AbnormalYears      []int          `json:"abnormal_years"`
		ValidFor           map[string]int `json:"valid_for"`
		AnnualEstimateFrom int            `json:"annual_estimate_from"`
		Measures           []struct {
			Code, Accumulates string
			SourcePriority    []string `json:"source_priority"`
		}
	}
	Targets []struct {
		Component, Giver, Period string
		Value                    *string
		KnownFrom                string  `json:"known_from"`
		ValidFrom                *string `json:"valid_from"`
		Counts                   bool
	}
	Observations []struct {
		Measure, Kind, Period, Body, Sent string
		Area, Giver, Value                *string
		Attempt                           int
		Chosen                            bool
	}

	month   int
	figures map[string][]strangeFigure // by measure
	memo    map[string]verdict
}

type strangeIndicator struct {
	Code, Computed string
	Components     []strangeComponent
}

type strangeComponent struct {
	Code, Kind, Better, Frequency, Status, Ground, Formula string
	Value, Projection, Baseline, Limit                     *string
	BaselinePeriod                                         string `json:"baseline_period"`
	Main, Reversible                                       bool
	Decimals                                               int
	ValidFor                                               int   `json:"valid_for"`
	PublishMonth                                           int   `json:"publish_month"`
	AbnormalYears                                          []int `json:"abnormal_years"`
}

// strangeFigure is a figure for the whole city.
type strangeFigure struct {
	kind, giver         string
	from, to            int
	value               *big.Rat
	sent, attempt, rank int
	chosen              bool
}

type verdict struct {
	status            string
	value, projection *big.Rat
}

// span is a time in months since year 0, both included.
type span struct{ from, to int }

func (p span) year() bool   { return p.from%12 == 0 && p.to == p.from+11 }
func (p span) toDate() bool { return p.from%12 == 0 && p.from/12 == p.to/12 }

func at(y, m int) int { return y*12 + m - 1 }

func yearOf(y int) span { return span{at(y, 1), at(y, 12)} }

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

// spanOf reads 2023, 2023-06, 2023-01..06, 2023-Q2, 2021-2025 and 2021-01..2023-06.
func spanOf(s string) span {
	if a, b, ok := strings.Cut(s, ".."); ok {
		if len(b) == 2 {
			b = a[:5] + b
		}
		return span{spanOf(a).from, spanOf(b).to}
	}
	y, rest, ok := strings.Cut(s, "-")
	switch {
	case !ok:
		return yearOf(number(y))
	case strings.HasPrefix(rest, "Q"):
		q := number(rest[1:])
		return span{at(number(y), 3*q-2), at(number(y), 3*q)}
	case len(rest) == 4:
		return span{at(number(y), 1), at(number(rest), 12)}
	}
	return span{at(number(y), number(rest)), at(number(y), number(rest))}
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

func ratOf(s *string) *big.Rat {
	if s == nil {
		return nil
	}
	return rat(*s)
}

func integer(n int) *big.Rat       { return big.NewRat(int64(n), 1) }
func plus(a, b *big.Rat) *big.Rat  { return new(big.Rat).Add(a, b) }
func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func times(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
func over(a, b *big.Rat) *big.Rat  { return new(big.Rat).Quo(a, b) }
func part(a, b int) *big.Rat       { return big.NewRat(int64(a), int64(b)) }
func text(r *big.Rat) string {
	if r == nil {
		return "-"
	}
	return r.FloatString(6)
}

func said(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}

// near compares with a number of 15 digits.
func near(r *big.Rat, s *string) bool {
	if r == nil || s == nil {
		return r == nil && s == nil
	}
	a, _ := r.Float64()
	b, _ := rat(*s).Float64()
	return math.Abs(a-b) <= 1e-9*max(1, math.Abs(b))
}

func (s *stranger) prepare(t *testing.T) {
	t.Helper()
	s.month = spanOf(s.Period).to
	s.figures, s.memo = map[string][]strangeFigure{}, map[string]verdict{}
	for _, o := range s.Observations {
		if o.Area != nil || o.Kind == "ratio" || !slices.ContainsFunc(s.Indicators, func(i strangeIndicator) bool {
			return slices.ContainsFunc(i.Components, func(c strangeComponent) bool { return c.Formula == o.Measure })
		}) {
			continue
		}
		p := spanOf(o.Period)
		f := strangeFigure{kind: o.Kind, from: p.from, to: p.to, value: ratOf(o.Value), sent: spanOf(o.Sent).to, attempt: o.Attempt, chosen: o.Chosen}
		if o.Giver != nil {
			f.giver = *o.Giver
		}
		for _, m := range s.Method.Measures {
			if m.Code == o.Measure {
				if f.rank = slices.Index(m.SourcePriority, o.Body); f.rank < 0 {
					f.rank = len(m.SourcePriority)
				}
			}
		}
		s.figures[o.Measure] = append(s.figures[o.Measure], f)
	}
}

func (s *stranger) accumulates(measure string) string {
	for _, m := range s.Method.Measures {
		if m.Code == measure {
			return m.Accumulates
		}
	}
	panic(measure)
}

// stated is the figure that counted in a month for exactly a time: in the report's month the chosen one; in an
// earlier one, of what had been sent by then, the chosen one, else that of the body with priority, else the latest.
func (s *stranger) stated(measure, kind, giver string, p span, m int) (strangeFigure, bool) {
	var best strangeFigure
	found := false
	for _, f := range s.figures[measure] {
		if f.kind != kind || f.giver != giver || f.from != p.from || f.to != p.to || f.sent > m || (m == s.month && !f.chosen) {
			continue
		}
		better := f.chosen && !best.chosen
		if f.chosen == best.chosen {
			better = f.rank < best.rank || f.rank == best.rank && (f.sent > best.sent || f.sent == best.sent && f.attempt > best.attempt)
		}
		if !found || better {
			best, found = f, true
		}
	}
	return best, found
}

// given is an actual figure for exactly a time, else an estimate.
func (s *stranger) given(measure string, p span, m int) (strangeFigure, bool) {
	for _, kind := range []string{"actual", "estimate"} {
		if f, ok := s.stated(measure, kind, "", p, m); ok && f.value != nil {
			return f, true
		}
	}
	return strangeFigure{}, false
}

// of is a measure's value for a time that is over.
func (s *stranger) of(measure string, p span, m int) (*big.Rat, bool) {
	if p.to > m {
		return nil, false
	}
	f, ok := s.given(measure, p, m)
	if ok {
		return f.value, true
	}
	switch s.accumulates(measure) {
	case "level": // what stands at the end, whatever time it was asked for
		for _, q := range s.spans(measure) {
			if q.to == p.to {
				if f, ok := s.given(measure, q, m); ok {
					return f.value, true
				}
			}
		}
	case "flow": // the time before and the month, quarter or half at its end
		for _, tail := range []int{1, 3, 6} {
			if p.to-p.from+1 > 12 || tail >= p.to-p.from+1 {
				break
			}
			b, ok := s.given(measure, span{p.to + 1 - tail, p.to}, m)
			if !ok {
				continue
			}
			if a, ok := s.of(measure, span{p.from, p.to - tail}, m); ok {
				return plus(a, b.value), true
			}
		}
	}
	return nil, false
}

// spans are the times for which something was said, by their ends, the shorter first.
func (s *stranger) spans(measure string) []span {
	var out []span
	for _, f := range s.figures[measure] {
		if f.kind != "plan" {
			out = append(out, span{f.from, f.to})
		}
	}
	slices.SortFunc(out, func(a, b span) int {
		if a.to != b.to {
			return a.to - b.to
		}
		return b.from - a.from
	})
	return slices.Compact(out)
}

// begun tells whether anything was said by a month.
func (s *stranger) begun(m int) bool {
	for _, o := range s.Observations {
		for _, i := range s.Indicators {
			for _, c := range i.Components {
				if c.Formula == o.Measure && o.Kind != "ratio" && spanOf(o.Sent).to <= m {
					return true
				}
			}
		}
	}
	return false
}

// indicator is the worst of the components, not assessed while a main one is not.
func (s *stranger) indicator(in strangeIndicator, m int) string {
	worst := "not_assessed"
	order := []string{"not_assessed", "achieved", "on_track", "challenging"}
	for _, c := range in.Components {
		st := s.judge(c, m).status
		if c.Main && st == "not_assessed" {
			return st
		}
		if slices.Index(order, st) > slices.Index(order, worst) {
			worst = st
		}
	}
	return worst
}

// judge is a component's verdict in a month, by what was known then.
func (s *stranger) judge(c strangeComponent, m int) verdict {
	key := fmt.Sprint(c.Code, m)
	if v, ok := s.memo[key]; ok {
		return v
	}
	v := newCase(s, c, m).verdict()
	s.memo[key] = v
	return v
}
