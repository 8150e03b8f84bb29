package program

import (
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// Better says which direction is good.
type Better string

// The directions; the loader knows no default, because a wrong one turns a status round.
const (
	Higher Better = "higher"
	Lower  Better = "lower"
)

// Choices are the words for it in YAML.
func (Better) Choices() []string { return []string{string(Higher), string(Lower)} }

// Frequency is how often a component is published.
type Frequency string

// The frequencies.
const (
	Monthly    Frequency = "month"
	Quarterly  Frequency = "quarter"
	HalfYearly Frequency = "half"
	Yearly     Frequency = "year"
)

// Choices are the words for it in YAML.
func (Frequency) Choices() []string {
	return []string{string(Monthly), string(Quarterly), string(HalfYearly), string(Yearly)}
}

// Indicator is one of the resolution's numbered indicators.
type Indicator struct {
	Code       string // "CT04"
	Name       string
	ShortName  string // for charts
	Lead       string // body that answers for it
	Components []Component
	Note       string // a definition or a conflict that must be printed
	At         diag.Place
}

// Short is the name for narrow places.
func (i *Indicator) Short() string {
	if i.ShortName != "" {
		return i.ShortName
	}
	return i.Name
}

// Component is one judged value of an indicator.
type Component struct {
	Code          string // "CT04a"
	Name          string
	Unit          string
	Decimals      int
	Value         Formula // over measures
	Kind          Kind
	Better        Better
	Frequency     Frequency
	PublishMonth  int // month of the following year in which a yearly figure comes; 0: in its own period
	ValidFor      int // months after the reference end in which it is carried; 0: method's default for the frequency
	Main          bool
	Reversible    bool              // a level or rank that may fall back: achieved needs its last two readings
	Limit         *quantity.Decimal // natural limit: 100 for a share
	Baseline      Reference
	Giver         string // whose target it is judged by; "": the program's word, see Resolution
	Targets       []Target
	AbnormalYears []int
	Areas         string // measure shown by district, "" if none
	At            diag.Place
}

// Meets tells whether a value is at or better than a target once both are rounded as the component is printed: every
// comparison with a target is at that precision.
func (c *Component) Meets(x, target quantity.Decimal) bool {
	return !c.worse(x.Round(c.Decimals), target.Round(c.Decimals))
}

// BeyondLimit tells whether a value lies on the better side of the natural limit, where nothing can be.
func (c *Component) BeyondLimit(x quantity.Decimal) bool {
	return c.Limit != nil && c.worse(*c.Limit, x)
}

// Rises tells whether more is better.
func (c *Component) Rises() bool { return c.Better == Higher }

func (c *Component) worse(x, other quantity.Decimal) bool {
	if c.Rises() {
		return x.Cmp(other) < 0
	}
	return x.Cmp(other) > 0
}

// Resolution is the giver whose targets count where the program says no other.
const Resolution = "resolution"

// Counts tells whether a target is of the giver by whom the component is judged. All others stand beside.
func (c *Component) Counts(t Target) bool {
	if c.Giver == "" {
		return t.Giver == Resolution
	}
	return t.Giver == c.Giver
}

// TargetAt is the target that counts on a day: of the counting giver's, the one that became valid last. The
// zero Target says that none was valid yet.
func (c *Component) TargetAt(day period.Date) Target {
	if list := c.amendments(day); len(list) > 0 {
		return list[len(list)-1]
	}
	return Target{}
}

// FormerTargets are the counting giver's targets that an amendment had replaced by a day, the newest first.
func (c *Component) FormerTargets(day period.Date) []Target {
	list := c.amendments(day)
	if len(list) < 2 {
		return nil
	}
	out := slices.Clone(list[:len(list)-1])
	slices.Reverse(out)
	return out
}

// amendments are the counting giver's targets valid by a day, in the order in which they became so.
func (c *Component) amendments(day period.Date) []Target {
	var out []Target
	for _, t := range c.Targets {
		if c.Counts(t) && t.ValidBy(day) {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b Target) int { return a.Since().Compare(b.Since()) })
	return out
}

// Reference is a figure given as data, with where it comes from.
type Reference struct {
	Value    quantity.Value // absent when no source gives it; its source is the YAML line
	Period   period.Period
	Source   string // title, address, date; or "minh họa"
	Verified bool   // true only when a public source was read
}

// Target is one target of a component.
type Target struct {
	Giver     string // "resolution", "nq45", "hdnd", "trung_uong" …
	Name      string // words: "Nghị quyết Đại hội XVI"
	Bound     string // "min": at least; "max": at most
	Reference        // Period: the year or span it is for
	// KnownFrom is the day on which it was decided, which is not the date of the source that was read: no report of
	// an earlier day may know of it. The loader leaves none zero; zero counts as known always.
	KnownFrom period.Date
	// ValidFrom is the day from which it counts; zero: from the day on which it was decided.
	ValidFrom period.Date
	Document  string // number and date of the document that amended an earlier target; "" for a first one
	Locked    bool
}

// ValidBy tells whether the target was known and had become valid by a day.
func (t Target) ValidBy(day period.Date) bool {
	return t.KnownBy(day) && (t.ValidFrom.IsZero() || t.ValidFrom.Compare(day) <= 0)
}

// KnownBy tells whether the target had been decided by a day.
func (t Target) KnownBy(day period.Date) bool {
	return t.KnownFrom.IsZero() || t.KnownFrom.Compare(day) <= 0
}

// Since is the day from which the target counts: of several of one giver the latest that has come is the one in force.
func (t Target) Since() period.Date {
	if t.ValidFrom.IsZero() {
		return t.KnownFrom
	}
	return t.ValidFrom
}

// KnownBy is the component as it was known on a day: without the targets and plans that were decided later.
func (c *Component) KnownBy(day period.Date) *Component {
	out := *c
	out.Targets = slices.DeleteFunc(slices.Clone(c.Targets), func(t Target) bool { return !t.KnownBy(day) })
	return &out
}
