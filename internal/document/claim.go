package document

// Claim is something that the report asserts and that can be false: about one subject of the scorecard, by the
// figures that stand in its words. The runs that say it carry its id. compose makes the words follow from the claim;
// audit proves it again from the scorecard, by code of its own.
type Claim struct {
	ID      string // "CT10a.reaches_target", "CT10a.rises.latest.same": what it says, so equal claims have one id
	Kind    ClaimKind
	Subject string // code of the component or indicator; of a count the status
	Of      string // what is compared, by the name of the component's figure: "latest"; "" for kinds that fix it
	Against string // what it is compared with: "same", "baseline", "year-2022"
	At      string // the period that the words name, of Of or of the judged value: "2023-01..06"
	Manner  Manner // how the verb says that the figure is; "" where the words have no such verb
}

// Manner is how a verb says that something is so much.
type Manner string

// The manners follow from the direction of the measure and its kind.
const (
	Reaches Manner = "reaches" // đạt: what should rise
	Remains Manner = "remains" // còn: what should fall and is below its beginning
	Stands  Manner = "stands"  // ở mức: what should fall and did not
	Grows   Manner = "grows"   // tăng: a growth rate
	Shrinks Manner = "shrinks" // giảm: a growth rate below nothing
)

// ClaimKind is what is asserted.
type ClaimKind string

// The kinds. "At the target" means at it or better, by the direction of the measure, both rounded as printed.
const (
	Is             ClaimKind = "is"               // Of is so much, and is a reading, no estimate
	IsEstimate     ClaimKind = "is_estimate"      // Of is so much, and is an estimate
	HasTarget      ClaimKind = "has_target"       // the target in force is this
	MetTarget      ClaimKind = "met_target"       // the judged value is at the target
	NotMet         ClaimKind = "not_met"          // the judged value is not
	YearsMet       ClaimKind = "years_met"        // the last two closed years are at the target
	YearMet        ClaimKind = "year_met"         // a closed year, the newest, is at the target
	ReachesTarget  ClaimKind = "reaches_target"   // the projection is at the target
	FallsShort     ClaimKind = "falls_short"      // the projection is not
	WithinMargin   ClaimKind = "within_margin"    // it is not, and the component is on track all the same
	FallsToNothing ClaimKind = "falls_to_nothing" // the projection of something that is there is nothing
	OnTheRoad      ClaimKind = "on_the_road"      // so much of the road and of the time is gone, the target not reached
	MustRise       ClaimKind = "must_rise"        // each year left must bring so much more
	MustFall       ClaimKind = "must_fall"        // so much less
	MustBring      ClaimKind = "must_bring"       // so much, from nothing each year
	ShareOfPlan    ClaimKind = "share_of_plan"    // the newest reading as a share of the year's plan
	ShareOfTarget  ClaimKind = "share_of_target"  // the judged value as a share of the target
	Rises          ClaimKind = "rises"            // Of is above Against, by so much
	Falls          ClaimKind = "falls"            // below
	Equals         ClaimKind = "equals"           // the same, as printed
	Multiple       ClaimKind = "multiple"         // so many times Against, at least twice
	HasStatus      ClaimKind = "has_status"       // the status of a component or indicator; Of names it
	CountOfStatus  ClaimKind = "count_of_status"  // so many indicators are of the status Subject
)

// Said is one place where a claim is printed: its words as they stand, and the figures in them.
type Said struct {
	Claim string
	Text  string
	Units []Number
}

// Sayings lists where claims are printed in a run, in reading order: neighbouring runs of one claim are one saying.
func Sayings(in []Inline) []Said {
	var out []Said
	last := ""
	add := func(claim, text string) *Said {
		if claim != last {
			last = claim
			if claim != "" {
				out = append(out, Said{Claim: claim})
			}
		}
		if claim == "" {
			return nil
		}
		s := &out[len(out)-1]
		s.Text += text
		return s
	}
	for _, i := range in {
		switch i := i.(type) {
		case Text:
			add(i.Claim, i.Text)
		case Number:
			if s := add(i.Claim, Plain([]Inline{i})); s != nil {
				s.Units = append(s.Units, i)
			}
		case Link:
			last = ""
			out = append(out, Sayings(i.Text)...)
		case LineBreak, PageRef:
		}
	}
	return out
}
