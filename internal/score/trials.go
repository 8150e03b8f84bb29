package score

import (
	"cmp"
	"slices"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/evidence"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// origin is a component as it was judged in the month of a new reading.
type origin struct {
	e    *evidence.Evidence
	kind kind.Kind
	now  kind.Current
}

// trials holds what each method would have said of a component in the month of every new reading against every later
// reading of the target's time that is known by the report's month. A method that is printed beside a judgement should
// say how far it has been off; the record never moves a status.
func (s *scorer) trials(c *program.Component) []scorecard.Trial {
	var origins []origin
	came := map[period.Month]quantity.Value{}
	for m := s.figures.First(); m != 0 && m <= s.month; m++ {
		o := origin{e: s.figures.About(c, m), kind: kind.Find(s.kinds, c.Kind.Name)}
		o.now = o.kind.Current(o.e)
		if !o.now.Known() || !o.e.Target.Value.Known() {
			continue
		}
		if n := len(origins); n > 0 && origins[n-1].now.Period == o.now.Period && origins[n-1].now.Value.Num.Equal(o.now.Value.Num) {
			continue
		}
		origins = append(origins, o)
		// A total or a mean is foretold for whole years.
		if !o.now.Estimate && (!o.kind.Span || o.now.Period.To.Number() == 12) {
			came[o.now.Period.To] = o.now.Value
		}
	}
	ends := make([]period.Month, 0, len(came))
	for end := range came {
		ends = append(ends, end)
	}
	slices.Sort(ends)
	var out []scorecard.Trial
	for _, o := range origins {
		for _, end := range ends {
			if from := min(o.now.Period.To, o.e.Month); end > from && end >= o.now.Period.To {
				out = append(out, o.against(from, end, came[end])...)
			}
		}
	}
	return out
}

// against holds every method's word of one month against what came.
func (o origin) against(from, end period.Month, came quantity.Value) []scorecard.Trial {
	e := *o.e
	e.Span.To = end // the same models, asked for another end
	j := &judgement{e: &e, kind: o.kind, Progress: kind.Progress{Now: o.now}}
	j.Road = o.kind.Road(&e, o.now)
	way := o.e.Target.Value.Num
	if !o.kind.Rate {
		if !j.Road.Base.Known() {
			return nil
		}
		way = way.Sub(j.Road.Base.Num)
	}
	if way.IsZero() {
		return nil
	}
	var out []scorecard.Trial
	for _, m := range []struct {
		name string
		told quantity.Value
	}{{"linear", j.line()}, {"cagr", j.compound()}, {"projection", j.project()}, {"stays", j.stays()}} {
		if !m.told.Known() {
			continue
		}
		off := calc.Ratio(m.told.Num.Sub(came.Num).Abs().Mul(calc.Hundred), way.Abs())
		out = append(out, scorecard.Trial{
			Component: e.Code, Kind: o.kind.Name, Method: m.name, Said: o.e.Month, From: from, End: end, Told: m.told, Came: came,
			Error: calc.Derive("%", off, "|{0} − {1}| ÷ |{2}| × 100", m.told, came, calc.Pure(way)),
		})
	}
	return out
}

// line goes on straight from the base; of a rate it is the mean so far.
func (j *judgement) line() quantity.Value {
	if j.kind.Rate {
		return j.Now.Value
	}
	return j.e.Straight(j.Road, j.Now.Reading)
}

// compound goes on with the compound growth since the base, where the method allows one.
func (j *judgement) compound() quantity.Value {
	if j.whyNoCAGR() != "" || j.Road.Base.Num.Sign() <= 0 || j.Now.Value.Num.Sign() <= 0 {
		return j.e.Unknown()
	}
	gone, whole := calc.Count(j.e.Span.Gone(j.Now.Period.To)), calc.Count(j.e.Span.Months())
	times, ok := calc.GrowthRate(j.Road.Base.Num, j.Now.Value.Num, calc.Ratio(whole.Num, gone.Num))
	if !ok {
		return j.e.Unknown()
	}
	return calc.Derive(j.e.Unit, j.Road.Base.Num.Mul(times), "{0} × ({1} ÷ {0})^({2} ÷ {3})", j.Road.Base, j.Now.Value, whole, gone)
}

// stays is the last value as it is. A total that began at nothing does not stay.
func (j *judgement) stays() quantity.Value {
	if j.kind.FromZero {
		return j.e.Unknown()
	}
	return j.Now.Value
}

// A record is said from so many outcomes of so many components on.
const (
	fewestOutcomes   = 8
	fewestComponents = 3
)

// records pools the trials by kind of components, method and horizon in years begun: the median error of each pool that
// is large enough. The order of the trials does not matter.
func records(trials []scorecard.Trial) []scorecard.Record {
	type key struct {
		kind, method string
		years        int
	}
	pools := map[key][]scorecard.Trial{}
	for _, t := range trials {
		k := key{t.Kind, t.Method, (t.Horizon() + 11) / 12}
		pools[k] = append(pools[k], t)
	}
	out := []scorecard.Record{}
	for k, pool := range pools {
		if r := (scorecard.Record{Kind: k.kind, Method: k.method, Years: k.years, Outcomes: len(pool)}); enoughOf(pool, &r) {
			r.Error = median(pool)
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b scorecard.Record) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Years, b.Years), cmp.Compare(a.Method, b.Method))
	})
	return out
}

func enoughOf(pool []scorecard.Trial, r *scorecard.Record) bool {
	var codes []string
	for _, t := range pool {
		codes = append(codes, t.Component)
	}
	slices.Sort(codes)
	r.Components = len(slices.Compact(codes))
	return r.Outcomes >= fewestOutcomes && r.Components >= fewestComponents
}

// median is the middle error, the mean of the two middle ones of an even number.
func median(pool []scorecard.Trial) quantity.Value {
	errors := make([]quantity.Value, len(pool))
	for i, t := range pool {
		errors[i] = quantity.Of(t.Error.Num, "%")
	}
	slices.SortFunc(errors, func(a, b quantity.Value) int { return a.Num.Cmp(b.Num) })
	n := len(errors)
	mid := errors[n/2]
	if n%2 == 0 {
		return calc.Derive("%", calc.Mean([]quantity.Value{errors[n/2-1], mid}), "({0} + {1}) ÷ 2", errors[n/2-1], mid)
	}
	return mid
}
