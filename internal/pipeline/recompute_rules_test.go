package pipeline

import (
	"math"
	"math/big"
	"slices"
	"strings"
)

// dated is a value for a time.
type dated struct {
	span
	value *big.Rat
}

// strangeCase is one component in one month.
type strangeCase struct {
	s      *stranger
	c      strangeComponent
	m      int
	acc    string
	target *big.Rat
	term   span // the time that the target is for
	until  int

	now        dated
	before     *big.Rat
	closed     []dated
	open       dated
	fresh      int
	closedYear bool
	estimate   bool
	road, pace *big.Rat
	base       *big.Rat
	projection *big.Rat
	atBase     bool
}

func newCase(s *stranger, c strangeComponent, m int) *strangeCase {
	k := &strangeCase{s: s, c: c, m: m, acc: s.accumulates(c.Formula), base: ratOf(c.Baseline)}
	k.term = span{spanOf(s.Method.Term.Baseline[:7]).to + 1, spanOf(s.Method.Term.End[:7]).to}
	if c.BaselinePeriod != "" {
		k.term.from = spanOf(c.BaselinePeriod).to + 1
	}
	since := ""
	for _, t := range s.Targets {
		from := t.KnownFrom
		if t.ValidFrom != nil {
			from = *t.ValidFrom
		}
		if t.Component != c.Code || !t.Counts || !k.inForce(t.KnownFrom) || !k.inForce(from) || from < since {
			continue
		}
		since, k.target = from, ratOf(t.Value)
		k.term.to = spanOf(t.Period).to
		if c.Kind == "term_total" || c.Kind == "yearly_rate" {
			k.term.from = spanOf(t.Period).from
		}
	}
	k.until = min(m, k.term.to)
	return k
}

// inForce tells whether a day had come by the month's end.
func (k *strangeCase) inForce(day string) bool { return spanOf(day[:7]).to <= k.m }

func (k *strangeCase) rises() bool { return k.c.Better == "higher" }

// printed rounds half away from zero to the component's decimals.
func (k *strangeCase) printed(x *big.Rat) *big.Rat { return rat(x.FloatString(k.c.Decimals)) }

// meets compares with a target as both are printed.
func (k *strangeCase) meets(x, target *big.Rat) bool {
	if k.rises() {
		return k.printed(x).Cmp(k.printed(target)) >= 0
	}
	return k.printed(x).Cmp(k.printed(target)) <= 0
}

func (k *strangeCase) of(p span) *big.Rat {
	v, ok := k.s.of(k.c.Formula, p, k.m)
	if !ok {
		return nil
	}
	return v
}

// readings are those that end within the term: what stands, at each end; of the rest whole years and, where the
// component is published within the year, years to date.
func (k *strangeCase) readings() []dated {
	var out []dated
	for _, p := range k.s.spans(k.c.Formula) {
		if p.to < k.term.from || p.to > k.until || (k.acc != "level" && !p.year() && (k.c.Frequency == "year" || !p.toDate())) {
			continue
		}
		v := k.of(p)
		if v == nil {
			continue
		}
		n := len(out)
		switch {
		case n > 0 && out[n-1].to == p.to && k.acc == "level":
		case n > 0 && out[n-1].to == p.to:
			out[n-1] = dated{p, v}
		default:
			out = append(out, dated{p, v})
		}
	}
	return out
}

// years are the closed ones; unbroken: up to the first gap.
func (k *strangeCase) years(unbroken bool) []dated {
	var out []dated
	for y := k.term.from / 12; yearOf(y).to <= k.until; y++ {
		if v := k.of(yearOf(y)); v != nil {
			out = append(out, dated{yearOf(y), v})
		} else if unbroken {
			break
		}
	}
	return out
}

// toDate is the newest year to date of a year.
func (k *strangeCase) toDate(y int) dated {
	for end := min(k.until, at(y, 12)); end >= at(y, 1); end-- {
		if v := k.of(span{at(y, 1), end}); v != nil {
			return dated{span{at(y, 1), end}, v}
		}
	}
	return dated{}
}

// validFor is for how long a figure stands.
func (k *strangeCase) validFor(closedYear bool) int {
	if own := k.c.ValidFor; own != k.s.Method.ValidFor[k.c.Frequency] {
		return own
	}
	if closedYear {
		return max(k.c.ValidFor, k.s.Method.ValidFor["year"])
	}
	return k.c.ValidFor
}

func (k *strangeCase) verdict() verdict {
	map[string]func(){
		"level": k.lastReading, "rank": k.lastReading, "maintained": k.heldYears, "yearly_flow": k.flowYear, "term_total": k.total, "yearly_rate": k.meanRate,
	}[k.c.Kind]()
	out := verdict{status: "not_assessed", value: k.now.value}
	if k.now.value == nil || k.target == nil {
		return out
	}
	if k.m-k.fresh > k.validFor(k.closedYear) && k.m <= k.term.to {
		return out
	}
	k.measure()
	k.foretell()
	out.projection = k.projection
	out.status = k.status()
	return out
}

func (k *strangeCase) lastReading() {
	list := k.readings()
	if n := len(list); n > 0 {
		k.now, k.fresh = list[n-1], list[n-1].to
		if n > 1 {
			k.before = list[n-2].value
		}
	}
}

func (k *strangeCase) heldYears() {
	if k.acc == "flow" {
		panic("no such component in the sample")
	}
	k.closedYear = true
	for _, r := range k.readings() {
		if r.to%12 == 11 {
			k.closed, k.open = append(k.closed, r), dated{}
		} else {
			k.open = r
		}
	}
	switch n := len(k.closed); {
	case n > 0:
		k.now = k.closed[n-1]
		if n > 1 {
			k.before = k.closed[n-2].value
		}
		if k.open.value != nil && k.m-k.open.to > k.validFor(false) && k.m <= k.term.to {
			k.open = dated{}
		}
	default:
		k.now, k.closedYear = k.open, false
	}
	k.fresh = k.now.to
}

func (k *strangeCase) flowYear() {
	k.closed, k.closedYear = k.years(false), true
	last := dated{value: k.base}
	if k.c.BaselinePeriod != "" {
		last.span = spanOf(k.c.BaselinePeriod)
	}
	if n := len(k.closed); n > 0 {
		last = k.closed[n-1]
		k.now, k.fresh = last, last.to
	}
	if !last.year() {
		return
	}
	y := last.to/12 + 1
	k.open = k.toDate(y)
	if y > k.term.to/12 || y > k.m/12 || (y == k.m/12 && k.m%12+1 < k.s.Method.AnnualEstimateFrom) {
		return
	}
	if f, ok := k.s.given(k.c.Formula, yearOf(y), k.m); ok && k.m-f.sent <= k.validFor(false) {
		k.now, k.fresh, k.closedYear, k.estimate = dated{yearOf(y), f.value}, f.sent, false, true
		return
	}
	if same := k.same(k.open); k.open.value != nil && same != nil && same.Sign() > 0 && last.value != nil && k.m-k.open.to <= k.validFor(false) {
		k.now = dated{yearOf(y), times(last.value, over(k.open.value, same))}
		k.fresh, k.closedYear, k.estimate = k.open.to, false, true
	}
}

// same is a year to date one year before; January and February only together.
func (k *strangeCase) same(r dated) *big.Rat {
	if r.value == nil || (r.from == r.to && r.to%12 < 2) {
		return nil
	}
	return k.of(span{r.from - 12, r.to - 12})
}

func (k *strangeCase) total() {
	k.closed = k.years(true)
	k.open = k.toDate(k.term.from/12 + len(k.closed))
	parts := slices.Clone(k.closed)
	if k.open.value != nil {
		parts = append(parts, k.open)
	}
	for _, x := range parts {
		if k.now.value == nil {
			k.now = dated{span{k.term.from, x.to}, new(big.Rat)}
		}
		k.now = dated{span{k.term.from, x.to}, plus(k.now.value, x.value)}
	}
	k.fresh = k.now.to
}

func (k *strangeCase) meanRate() {
	k.closed, k.closedYear = k.years(true), true
	if n := len(k.closed); n > 0 {
		k.now = dated{span{k.term.from, k.closed[n-1].to}, over(sumOf(k.closed), integer(n))}
		k.fresh = k.now.to
	}
}

func sumOf(list []dated) *big.Rat {
	out := new(big.Rat)
	for _, x := range list {
		out = plus(out, x.value)
	}
	return out
}

// measure is the pace: share of the road by share of the time; of a mean, against the mean that is asked.
func (k *strangeCase) measure() {
	gone, all := k.now.to-k.term.from+1, k.term.to-k.term.from+1
	if gone <= 0 {
		return
	}
	time := part(gone, all)
	base := k.base
	switch k.c.Kind {
	case "term_total":
		base = new(big.Rat)
	case "yearly_rate":
		have, want := k.now.value, k.target
		if !k.rises() {
			have, want = want, have
		}
		if k.target.Sign() <= 0 || want.Sign() <= 0 {
			k.atBase = true
			return
		}
		k.pace = over(have, want)
		return
	}
	if base == nil {
		return
	}
	k.base = base
	if way := minus(k.target, base); way.Sign() == 0 || way.Sign() > 0 != k.rises() {
		k.atBase = true
	} else {
		k.road = over(minus(k.now.value, base), way)
		k.pace = over(k.road, time)
	}
}

// foretell is the projection of the kind, within what can be.
func (k *strangeCase) foretell() {
	gone, all := k.now.to-k.term.from+1, k.term.to-k.term.from+1
	straight := func() *big.Rat {
		if k.base == nil || gone <= 0 {
			return nil
		}
		return plus(k.base, times(minus(k.now.value, k.base), part(all, gone)))
	}
	switch k.c.Kind {
	case "level":
		k.projection = straight()
	case "maintained":
		if k.projection = k.now.value; k.open.value != nil {
			k.projection = k.open.value
		}
	case "yearly_flow":
		if k.projection = k.growth(); k.projection == nil {
			k.projection = straight()
		}
	case "term_total":
		k.projection = k.runRate()
	case "yearly_rate":
		k.projection, _ = k.withPlans()
	}
	if k.projection == nil {
		return
	}
	if k.projection.Sign() < 0 && k.c.Kind != "yearly_rate" && k.now.value.Sign() >= 0 && (k.base == nil || k.base.Sign() >= 0) {
		k.projection = new(big.Rat)
	}
	if limit := ratOf(k.c.Limit); limit != nil && (k.rises() && k.projection.Cmp(limit) > 0 || !k.rises() && k.projection.Cmp(limit) < 0) {
		k.projection = limit
	}
}

// growth goes on with the mean growth of the normal years.
func (k *strangeCase) growth() *big.Rat {
	points := k.closed
	if k.base != nil && strings.Count(k.c.BaselinePeriod, "-") == 0 {
		points = append([]dated{{spanOf(k.c.BaselinePeriod), k.base}}, points...)
	}
	points = slices.DeleteFunc(slices.Clone(points), func(x dated) bool {
		return slices.Contains(k.s.Method.AbnormalYears, x.to/12) || slices.Contains(k.c.AbnormalYears, x.to/12)
	})
	if len(points) < 2 {
		return nil
	}
	first, last := points[0], points[len(points)-1]
	ratio, _ := over(last.value, first.value).Float64()
	ahead, years := float64(k.term.to/12-k.now.to/12), float64(last.to/12-first.to/12)
	return times(k.now.value, new(big.Rat).SetFloat64(math.Pow(ratio, ahead/years)))
}

// plan is what a year must bring: the program's first giver's, its latest, else the forms'.
func (k *strangeCase) plan(y int) *big.Rat {
	var out *big.Rat
	giver, since := "", ""
	for _, t := range k.s.Targets {
		from := t.KnownFrom
		if t.ValidFrom != nil {
			from = *t.ValidFrom
		}
		if t.Component != k.c.Code || t.Counts || t.Value == nil || spanOf(t.Period) != yearOf(y) || yearOf(y).to >= k.term.to || !k.inForce(t.KnownFrom) || !k.inForce(from) {
			continue
		}
		if out == nil || (t.Giver == giver && from > since) {
			out, giver, since = ratOf(t.Value), t.Giver, from
		}
	}
	if out != nil {
		return out
	}
	var givers []string
	for _, f := range k.s.figures[k.c.Formula] {
		if f.kind == "plan" {
			givers = append(givers, f.giver)
		}
	}
	slices.Sort(givers)
	for _, g := range givers {
		if f, ok := k.s.stated(k.c.Formula, "plan", g, yearOf(y), k.m); ok && f.value != nil {
			return f.value
		}
	}
	return nil
}

// withPlans is the term's mean if the years left bring their plans, those without one the mean so far.
func (k *strangeCase) withPlans() (mean *big.Rat, complete bool) {
	sum, n := sumOf(k.closed), len(k.closed)
	complete = true
	for y := k.term.from/12 + n; y <= k.term.to/12; y++ {
		p := k.plan(y)
		if p == nil {
			p, complete = k.now.value, false
		}
		sum = plus(sum, p)
	}
	return over(sum, integer(k.term.to/12-k.term.from/12+1)), complete
}

// season is the share of a year that had come by the same date of the year before, else of its months.
func (k *strangeCase) season(r dated) *big.Rat {
	same, before := k.same(r), k.of(yearOf(r.to/12-1))
	if same != nil && before != nil && same.Sign() > 0 && before.Cmp(same) >= 0 {
		return over(same, before)
	}
	return part(r.to-r.from+1, 12)
}

func (k *strangeCase) comparable(r dated) bool {
	return r.value != nil && (r.from != r.to || r.to%12 >= 2)
}

// runRate is what was done, the open year at its season's pace, and for the years left the mean of the closed ones.
func (k *strangeCase) runRate() *big.Rat {
	years := k.term.to/12 - k.term.from/12 + 1
	left := years - len(k.closed)
	var open *big.Rat
	if k.comparable(k.open) {
		open = over(k.open.value, k.season(k.open))
	}
	mean := open
	if n := len(k.closed); n > 0 {
		mean = over(sumOf(k.closed), integer(n))
	}
	switch {
	case mean == nil:
		return times(k.now.value, part(k.term.to-k.term.from+1, k.now.to-k.term.from+1))
	case open == nil:
		return plus(sumOf(k.closed), times(mean, integer(left)))
	}
	return plus(plus(sumOf(k.closed), open), times(mean, integer(left-1)))
}

// achieved by kind.
func (k *strangeCase) achieved() bool {
	met := k.meets(k.now.value, k.target)
	switch k.c.Kind {
	case "level", "rank":
		return met && (!k.c.Reversible || k.before != nil && k.meets(k.before, k.target))
	case "maintained":
		return met && k.closedYear && k.before != nil && k.meets(k.before, k.target) && (k.open.value == nil || k.meets(k.open.value, k.target))
	case "yearly_flow":
		n := len(k.closed)
		return n > 0 && k.meets(k.closed[n-1].value, k.target)
	case "yearly_rate":
		mean, complete := k.withPlans()
		return met && complete && k.meets(mean, k.target)
	}
	if met && (k.rises() || k.now.to >= k.term.to) {
		return true
	}
	if len(k.closed) == 0 || k.projection == nil || !k.meets(k.projection, k.target) {
		return false
	}
	for _, x := range append(slices.Clone(k.closed), k.open) {
		if x.value == nil {
			continue
		}
		share := over(k.target, integer(k.term.to/12-k.term.from/12+1))
		if p := k.plan(x.to / 12); p != nil {
			share = p
		}
		if !x.year() {
			if x.to%12 < 2 {
				continue
			}
			share = times(share, k.season(x))
		}
		if !k.meets(x.value, share) {
			return false
		}
	}
	return true
}

// status puts it all together.
func (k *strangeCase) status() string {
	onTrack := map[bool]string{true: "on_track", false: "challenging"}
	switch {
	case k.achieved():
		return "achieved"
	case k.c.Kind == "maintained":
		return onTrack[k.meets(k.now.value, k.target) || k.open.value != nil && k.meets(k.open.value, k.target)]
	case k.meets(k.now.value, k.target) && k.c.Kind != "term_total" && k.c.Kind != "yearly_rate":
		return "on_track"
	case k.pace == nil && !k.atBase:
		return "not_assessed"
	case k.comesNear(rat(k.s.Method.OnTrackPace)):
		return "on_track"
	case k.comesNear(rat(k.s.Method.LeavePace)) && k.s.begun(k.m-1):
		was := k.s.judge(k.c, k.m-1).status
		return onTrack[was == "on_track" || was == "achieved"]
	}
	return "challenging"
}

// comesNear wants the pace and the projection's share of the road at a threshold.
func (k *strangeCase) comesNear(share *big.Rat) bool {
	reaches := k.projection != nil && k.meets(k.projection, k.target)
	if k.c.Kind == "term_total" {
		if !k.rises() {
			return reaches
		}
		path := times(k.target, part(k.now.to-k.term.from+1, k.term.to-k.term.from+1))
		unit := rat("1e-" + string(rune('0'+k.c.Decimals)))
		if len(k.closed) == 0 && k.open.value != nil && plus(k.now.value, unit).Cmp(path) > 0 {
			return true
		}
	}
	if k.pace == nil {
		return k.c.Kind == "yearly_rate" && reaches
	}
	if k.pace.Cmp(share) < 0 {
		return false
	}
	switch {
	case reaches || k.c.Kind == "rank":
		return true
	case k.projection == nil || k.atBase:
		return false
	case k.c.Kind == "yearly_rate":
		have, want := k.projection, k.target
		if !k.rises() {
			have, want = want, have
		}
		return have.Sign() > 0 && want.Sign() > 0 && over(have, want).Cmp(share) >= 0
	}
	return over(minus(k.projection, k.base), minus(k.target, k.base)).Cmp(share) >= 0
}
