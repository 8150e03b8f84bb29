// Package scorecard has the judged indicators: the way from score to all that prints them.
package scorecard

import (
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// Status is where an indicator stands. The zero value is NotAssessed.
type Status int

// The statuses, worst last, so that the worst of several is the greatest.
const (
	NotAssessed Status = iota
	Achieved
	OnTrack
	Challenging
)

// String is the json name.
func (s Status) String() string {
	switch s {
	case NotAssessed:
		return "not_assessed"
	case Achieved:
		return "achieved"
	case OnTrack:
		return "on_track"
	case Challenging:
		return "challenging"
	}
	return "unknown"
}

// Statuses are all there are.
func Statuses() []Status { return []Status{NotAssessed, Achieved, OnTrack, Challenging} }

// ParseStatus reads a json name.
func ParseStatus(s string) (Status, bool) {
	for _, st := range Statuses() {
		if st.String() == s {
			return st, true
		}
	}
	return NotAssessed, false
}

// SubStatus is the finer label of a challenging component.
type SubStatus string

// The labels; their words are in the program's wording.
const (
	SubNone        SubStatus = ""
	SubSpeedUp     SubStatus = "speed_up"     // cần đẩy nhanh tiến độ
	SubBelowBase   SubStatus = "below_base"   // thấp hơn năm gốc (rising indicators)
	SubWorseBase   SubStatus = "worse_base"   // kém hơn năm gốc (falling ones)
	SubNotYetDue   SubStatus = "not_yet_due"  // chưa đến kỳ công bố
	SubTooFewData  SubStatus = "too_few_data" // chưa đủ số liệu đánh giá
	SubExpired     SubStatus = "expired"      // the last value is older than valid_for
	SubByDirection SubStatus = "by_direction" // status set on the sheet Đánh giá
)

// Ground is what decided a component's status: the reader is told why, not only where it stands.
type Ground string

// The grounds, by the status that they are for; their words are in the program's own wording.
const (
	GroundNone Ground = "" // not assessed: Sub says why

	GroundReached Ground = "reached" // achieved: the value is at the target, where asked for twice
	GroundOnPlans Ground = "plans"   // achieved: plans, path and projection make it safe

	GroundReaches  Ground = "reaches"   // on track: pace kept, and the projection is at the target
	GroundWithin   Ground = "within"    // on track: pace kept, the projection short within the margin
	GroundStays    Ground = "stays"     // on track by the wider margin of those that were so the month before
	GroundUnit     Ground = "one_unit"  // on track: before the first closed year, short of the path by less than one unit
	GroundAwaiting Ground = "awaiting"  // on track: at the target by one reading that may fall back; the next must confirm it
	GroundEstimate Ground = "estimate"  // on track: at the target by an estimate, which is no result
	GroundLastYear Ground = "last_year" // on track, to be held: the last closed year was at the target
	GroundOpenYear Ground = "open_year" // on track, to be held: the open year is at the target

	GroundSlow   Ground = "slow"   // challenging: the pace is below what is asked
	GroundShort  Ground = "short"  // challenging: the projection falls short by more than the margin
	GroundBoth   Ground = "both"   // challenging: pace and projection
	GroundMissed Ground = "missed" // challenging, to be held: neither the last closed year nor the open one
)

// Turn is where a component changes sides between on track and challenging, in its unit, rounded to the better side:
// what the judged value at its own date, and the projection, must be to come in or may be before it is out.
type Turn struct{ Value, Projection quantity.Value }

// Scorecard is the result for one month.
type Scorecard struct {
	Program    string
	Month      period.Month
	Before     period.Month // of the report that this one is compared with; 0: the month before
	Indicators []Indicator  // in the resolution's order
	Trials     []Trial      // known by the month, by component and time
	Records    []Record     // of them, by kind, horizon and method; only pools that are large enough
}

// Count is the number of indicators in a status.
func (s Scorecard) Count(st Status) int {
	n := 0
	for _, i := range s.Indicators {
		if i.Status == st {
			n++
		}
	}
	return n
}

// Indicator returns the indicator with the code, or nil.
func (s *Scorecard) Indicator(code string) *Indicator {
	for i := range s.Indicators {
		if s.Indicators[i].Code == code {
			return &s.Indicators[i]
		}
	}
	return nil
}

// Indicator is one judged indicator: the worst of its assessed components, if all main ones are assessed.
type Indicator struct {
	*program.Indicator // its definition: code, name, lead
	Status             Status
	Sub                SubStatus
	Computed           Status      // what the rules alone gave, where a ruling replaced it
	Ruling             string      // "" or by whose direction, why and until when
	Reason             string      // code of the component that decided
	Components         []Component // judged, in the definition's order
	Previous           Status      // in the month that is compared with; NotAssessed when there was none
	HadPrevious        bool
}

// Deciding is the component that decided the status; where none did the first main one, else the first. It is
// nil for an indicator without components.
func (i *Indicator) Deciding() *Component {
	var main *Component
	for k := range i.Components {
		c := &i.Components[k]
		if c.Code == i.Reason {
			return c
		}
		if main == nil && c.Main {
			main = c
		}
	}
	if main == nil && len(i.Components) > 0 {
		return &i.Components[0]
	}
	return main
}

// Component is one judged component with everything a reader could ask of it.
type Component struct {
	*program.Component // its definition, without targets and plans decided after the month: code, name, unit, kind, baseline
	Status             Status
	Sub                SubStatus
	Value              quantity.Value // the judged current value
	Period             period.Period  // its reference period
	AsOf               period.Date    // the reference period's end: everything is computed as of here
	Estimate           bool           // the value is an estimate ("ước")
	Carried            bool           // no reading of the report's month at all: printed with its date
	Latest             quantity.Value // the newest reading of any kind: year to date, month
	LatestPeriod       period.Period
	SamePeriod         quantity.Value // the year before's reading for LatestPeriod
	PlanRatio          quantity.Value // LatestPeriod's value as % of the year's plan
	YearPlan           quantity.Value
	Target             program.Target   // the one that counted at the month's end
	Former             []program.Target // those that it amended, the newest first
	Others             []program.Target // of other givers, for the term's end or later, valid at the month's end
	Road               quantity.Value   // share of the road covered, 0–1 and beyond
	Time               quantity.Value   // share of time gone at AsOf
	Pace               quantity.Value   // Road ÷ Time
	Projection         quantity.Value   // expected value at the target's period
	ProjectionReaches  bool             // the projection is at the target or better, as printed
	Within             bool             // on track although the projection falls short: within the method's margin
	Awaiting           bool             // at the target by one reading that may fall back: the next one must confirm it
	Ground             Ground           // what decided the status
	Turn               Turn             // where the status changes sides
	Needed             quantity.Value   // what each remaining year must bring (mean), in Unit, as printed: rounded to where the target is met
	SoFar              quantity.Value   // what each year brought so far (mean)
	NeededTimes        quantity.Value   // Needed ÷ SoFar
	Methods            []MethodResult   // the three methods side by side
	Series             []Point          // closed years, the open year's readings: for charts and explain, by period
	PlanPath           []Point          // from baseline to target: planned values by year where given, else the straight line's ends
	Areas              []AreaPoint      // latest by district where the component declares it
	Refused            []Refused        // figures that were given and are left out until verified, by their period
	Trace              []Step
}

// Point is one value of a series.
type Point struct {
	Period   period.Period
	Value    quantity.Value
	Estimate bool
	Plan     bool
}

// AreaPoint is what is known of one area. All points of a component are of one period.
type AreaPoint struct {
	Area     string
	Period   period.Period  // the newest of which anything is known of any area
	Value    quantity.Value // of that period; absent, with its kind, where the area's cell says nothing
	Estimate bool           // Value is an estimate ("ước")
	Plan     quantity.Value // for the period's year
	// Last is the area's last known figure of an earlier period, where Value is missing. It is printed with its date
	// only, never in Value's place.
	Last       quantity.Value
	LastPeriod period.Period
}

// Missed tells whether a figure that is expected is not there; an area in which nothing occurred ("-") misses none.
func (a AreaPoint) Missed() bool {
	return !a.Value.Known() && a.Value.Absence != quantity.NotOccurred && a.Value.Absence != quantity.NotApplicable
}

// MethodResult is what one method says: "linear" (share of road over share of time), "cagr", "projection".
type MethodResult struct {
	Method string
	Value  quantity.Value // the method's own figure: R, S or the projected value
	Status Status
	Why    string // why it does not apply, a wording key, "" if it does
}

// Trial is what a method would have said in the month of a new reading of a later one, against what came.
type Trial struct {
	Component, Kind string
	Method          string       // as in MethodResult, or "stays": the last value as it is
	Said            period.Month // the month of the reading, in which it would have been said
	From, End       period.Month // the end of what was known then, and of what was foretold
	Told, Came      quantity.Value
	Error           quantity.Value // in percent of the road from the base to the target, of a rate in percent of the target
}

// Horizon is how many months the trial looks ahead.
func (t Trial) Horizon() int { return int(t.End - t.From) }

// Record is a method's median error over the trials of all components of a kind that look so many years ahead.
type Record struct {
	Kind, Method         string
	Years                int // 1: up to a year ahead, 2: up to two years
	Outcomes, Components int
	Error                quantity.Value // in percent of the road
}

// Step is one step of the trace: which rule, with which values, to which result.
type Step struct {
	Rule   string // code of a rule in method.yaml's words, "level.achieved"
	Inputs []Named
	Result string // plain: "true", "0.87", "challenging"
}

// Named is a value with its role in a step.
type Named struct {
	Name  string
	Value quantity.Value
}

// Name gives a value its role in a step.
func Name(role string, v quantity.Value) Named { return Named{Name: role, Value: v} }
