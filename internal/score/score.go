// Package score judges: a program's indicators over what is known, to a scorecard with its trace. It
// knows thresholds and periods, all from the program's method; what differs between kinds of components it asks of
// score/kind, and it knows no indicator.
//
// Everything is computed as of the end of a value's own reference period, so a status moves only with a
// new, restated or expired reading, a rule or a target. The only memory is the month before, which is
// computed by the same functions over what was known then: the same set gives the same scorecard.
package score

import (
	"slices"
	"sync"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/score/evidence"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// Rules are the rules that a judgement can name: those of all kinds alike, and each kind's own. kinds are those that
// programs may name; nil: the standard ones.
func Rules(kinds []kind.Kind) []program.MethodRule {
	codes := []string{"figures", "known_from", "comparison", "path", "validity", "pace", "on_track", "challenging", "not_assessed", "indicator", "ruling"}
	for _, k := range orStandard(kinds) {
		codes = append(codes, k.Rules()...)
	}
	var out []program.MethodRule
	for i, code := range codes {
		if !slices.Contains(codes[:i], code) { // kinds share some
			out = append(out, program.MethodRule{Code: code})
		}
	}
	return out
}

func orStandard(kinds []kind.Kind) []kind.Kind {
	if kinds == nil {
		return kind.All()
	}
	return kinds
}

// Score judges every indicator of p for set.Month by kinds (nil: the standard ones). It reads chosen observations
// only; their order does not matter. The findings name what could not be judged and why; the scorecard is complete
// whatever they say.
func Score(p *program.Program, set observation.Set, kinds []kind.Kind) (scorecard.Scorecard, diag.List) {
	return Since(p, set, kinds, set.Month.Add(-1))
}

// Since is Score with the status of another month than the one before to compare with: that of the report before of
// the same type.
func Since(p *program.Program, set observation.Set, kinds []kind.Kind, before period.Month) (scorecard.Scorecard, diag.List) {
	s := newScorer(p, set, kinds)
	s.before = before
	card := scorecard.Scorecard{Program: p.Code, Month: set.Month, Before: before, Indicators: make([]scorecard.Indicator, len(p.Indicators))}
	found := s.rulings.check(p, set.Month)
	for i := range p.Indicators {
		var more diag.List
		card.Indicators[i], more = s.indicator(&p.Indicators[i])
		found = append(found, more...)
	}
	return card, found.Sort()
}

func newScorer(p *program.Program, set observation.Set, kinds []kind.Kind) *scorer {
	return &scorer{
		figures: evidence.Gather(p, set), kinds: orStandard(kinds), rulings: rulings(set.Rulings), month: set.Month,
		memo: map[memoKey]scorecard.Status{},
	}
}

// WithRecord gives a scorecard of Score the trials of the methods that stand beside the judgement, and what they come to.
// It stands apart because only a report asks for it.
func WithRecord(card scorecard.Scorecard, p *program.Program, set observation.Set, kinds []kind.Kind) scorecard.Scorecard {
	s := newScorer(p, set, kinds)
	var components []*program.Component
	for i := range p.Indicators {
		for k := range p.Indicators[i].Components {
			components = append(components, &p.Indicators[i].Components[k])
		}
	}
	lists := make([][]scorecard.Trial, len(components))
	var all sync.WaitGroup
	for i, c := range components { // what is known does not change, and each has a list of its own
		all.Go(func() { lists[i] = s.trials(c) })
	}
	all.Wait()
	card.Trials = slices.Concat(lists...)
	card.Records = records(card.Trials)
	return card
}

// scorer judges components in the report's month and, where a judgement asks for it, in the months before.
type scorer struct {
	figures *evidence.Figures
	kinds   []kind.Kind
	rulings rulings
	month   period.Month
	before  period.Month // with which the report is compared
	memo    map[memoKey]scorecard.Status
}

type memoKey struct {
	component *program.Component
	month     period.Month
}

// judge judges a component in a month. What "the month before" asks goes back only while a component
// stays between the two thresholds, and each month is judged once.
func (s *scorer) judge(c *program.Component, m period.Month) *judgement {
	j := &judgement{e: s.figures.About(c, m), kind: kind.Find(s.kinds, c.Kind.Name)}
	j.judge(func() scorecard.Status { return s.status(c, m.Add(-1)) })
	s.memo[memoKey{c, m}] = j.status
	return j
}

// status is a component's in the report's month or an earlier one; not assessed before anything was known.
func (s *scorer) status(c *program.Component, m period.Month) scorecard.Status {
	if !s.figures.Begun(m) {
		return scorecard.NotAssessed
	}
	if st, ok := s.memo[memoKey{c, m}]; ok {
		return st
	}
	return s.judge(c, m).status
}
