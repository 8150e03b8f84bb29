package score

import (
	"slices"

	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/kind"
)

// project works out the value expected at the target's end, by the kind's model.
func (v *view) project(j *judgement) {
	j.projection = quantity.Value{Unit: v.c.Unit, Absence: quantity.Undefined}
	switch v.c.Kind.Name {
	case kind.Level.Name:
		j.projection = v.straight(j)
	case kind.Maintained.Name:
		j.projection = j.now.value
		if j.now.open.known() && !v.only(program.Flow) {
			j.projection = j.now.open.value
		}
	case kind.YearlyFlow.Name:
		j.projection = v.growing(j)
		if !j.projection.Known() {
			j.projection = v.straight(j)
		}
	case kind.TermTotal.Name:
		j.projection = v.running(j)
	case kind.YearlyRate.Name:
		j.projection, _ = v.rateWithPlans(j.now)
	case kind.Rank.Name:
	}
	// What has never been below zero is not foretold to fall below it: visitors, revenue, shares.
	if j.projection.Known() && j.projection.Num.Sign() < 0 && j.now.value.Num.Sign() >= 0 && j.base.Num.Sign() >= 0 && v.c.Kind.Name != kind.YearlyRate.Name {
		j.projection = calc.Derive(v.c.Unit, calc.Zero, "{0} → {1}", j.projection, quantity.Of(calc.Zero, v.c.Unit))
	}
	if l := v.c.Limit; l != nil && j.projection.Known() {
		over := j.projection.Num.Cmp(*l) > 0
		if !v.higher() {
			over = j.projection.Num.Cmp(*l) < 0
		}
		if over {
			j.projection = calc.Derive(v.c.Unit, *l, "{0} → {1}", j.projection, quantity.Of(*l, v.c.Unit))
		}
	}
}

// straight goes on in points as from the base until now.
func (v *view) straight(j *judgement) quantity.Value {
	if !j.base.Known() || !j.time.Known() {
		return calc.Absent(v.c.Unit, j.now.value)
	}
	gone, whole := months(v.start, j.now.period.To), months(v.start, v.end)
	rise, ok := j.now.value.Num.Sub(j.base.Num).Mul(whole).Quo(gone)
	if !ok {
		return calc.Absent(v.c.Unit, j.now.value)
	}
	return calc.Derive(v.c.Unit, j.base.Num.Add(rise), "{0} + ({1} − {0}) ÷ {2}", j.base, j.now.value, j.time)
}

// growing goes on with the mean growth of the closed years; years declared abnormal are no points of
// it, so that neither their fall nor the rebound after them is taken for a trend.
func (v *view) growing(j *judgement) quantity.Value {
	normal := func(year int) bool {
		return !slices.Contains(v.c.AbnormalYears, year) && !slices.Contains(v.b.p.Method.AbnormalYears, year)
	}
	var points []reading
	if b := v.c.Baseline; b.Value.Known() && b.Period.IsYear() {
		points = append(points, reading{period: b.Period, value: b.Value})
	}
	points = append(points, j.now.closed...)
	points = slices.DeleteFunc(points, func(r reading) bool { return !normal(r.period.To.Year()) })
	if len(points) < 2 {
		return calc.Absent(v.c.Unit)
	}
	first, last := points[0], points[len(points)-1]
	years := quantity.Int(int64(last.period.To.Year() - first.period.To.Year()))
	ahead := quantity.Int(int64(v.end.Year() - j.now.period.To.Year()))
	ratio, ok := last.value.Num.Quo(first.value.Num)
	if !ok || ratio.Sign() <= 0 {
		return calc.Absent(v.c.Unit, first.value, last.value)
	}
	power, ok := ahead.Quo(years)
	if !ok {
		return calc.Absent(v.c.Unit, first.value, last.value)
	}
	growth, ok := ratio.Pow(power)
	if !ok {
		return calc.Absent(v.c.Unit, first.value, last.value)
	}
	return calc.Derive(v.c.Unit, j.now.value.Num.Mul(growth), "{0} × ({1} ÷ {2})^({3} ÷ {4})",
		j.now.value, last.value, first.value, quantity.Of(ahead, ""), quantity.Of(years, ""))
}

// running is the term's total if the years left bring the mean of the closed ones and the open year
// ends as its path promises.
func (v *view) running(j *judgement) quantity.Value {
	now := j.now
	n := len(now.closed)
	if n == 0 && !now.open.known() || now.period.To != lastEnd(now) {
		// Reported as one figure for the term: all that is known is its own rate.
		return v.ownRate(j)
	}
	sum := quantity.Int(0)
	var parts []quantity.Value
	for _, r := range now.closed {
		sum = sum.Add(r.value.Num)
		parts = append(parts, r.value)
	}
	whole := quantity.Int(int64(v.end.Year() - v.start.Add(1).Year() + 1))
	left := whole.Sub(quantity.Int(int64(n)))
	closedSum := calc.Derive(v.c.Unit, sum, "Σ", parts...)
	openYear := quantity.Value{}
	if now.open.known() && comparable(now.open.period) {
		if part := v.yearPart(now.open); part.Known() && part.Num.Sign() > 0 {
			openYear = calc.Quotient(v.c.Unit, "{0} ÷ {1}", now.open.value, part)
		}
	}
	mean := openYear
	if n > 0 {
		mean = calc.Quotient(v.c.Unit, "{0} ÷ {1}", closedSum, quantity.Of(quantity.Int(int64(n)), ""))
	}
	switch {
	case !mean.Known():
		return v.ownRate(j)
	case !openYear.Known():
		return calc.Derive(v.c.Unit, sum.Add(mean.Num.Mul(left)), "{0} + {1} × {2}", closedSum, mean, quantity.Of(left, ""))
	}
	left = left.Sub(calc.One)
	return calc.Derive(v.c.Unit, sum.Add(openYear.Num).Add(mean.Num.Mul(left)), "{0} + {1} + {2} × {3}", closedSum, openYear, mean, quantity.Of(left, ""))
}

// ownRate goes on as fast as the term so far.
func (v *view) ownRate(j *judgement) quantity.Value {
	q, ok := j.now.value.Num.Mul(months(v.start, v.end)).Quo(months(v.start, j.now.period.To))
	if !ok || !j.time.Known() {
		return calc.Absent(v.c.Unit, j.now.value)
	}
	return calc.Derive(v.c.Unit, q, "{0} ÷ {1}", j.now.value, j.time)
}

// rateWithPlans is the term's mean if each year left brings its plan, or where none is known the mean
// so far. complete tells whether every year left has a plan.
func (v *view) rateWithPlans(now present) (mean quantity.Value, complete bool) {
	if !now.known() {
		return quantity.Value{Unit: v.c.Unit, Absence: quantity.Undefined}, false
	}
	first, last := v.start.Add(1).Year(), v.end.Year()
	total := now.value.Num.Mul(quantity.Int(int64(len(now.closed))))
	parts := []quantity.Value{now.value}
	asNow, rest := len(now.closed), "" // how many years count with the mean so far; the plans of the others
	complete = true
	for y := first + len(now.closed); y <= last; y++ {
		p := v.plan(y)
		if !p.Known() {
			complete = false
			p = now.value
			asNow++
		} else {
			rest += " + {" + itoa(len(parts)) + "}"
			parts = append(parts, p)
		}
		total = total.Add(p.Num)
	}
	n := quantity.Int(int64(last - first + 1))
	q, ok := total.Quo(n)
	if !ok {
		return calc.Absent(v.c.Unit, parts...), false
	}
	return calc.Derive(v.c.Unit, q, "({0} × "+itoa(asNow)+rest+") ÷ "+n.String(), parts...), complete
}
