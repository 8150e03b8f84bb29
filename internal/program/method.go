package program

import "tiendo/internal/quantity"

// Method is method.yaml.
type Method struct {
	OnTrackPace        quantity.Decimal // 0.95
	LeavePace          quantity.Decimal // 0.92
	AbnormalYears      []int            // left out of growth: the years of the epidemic
	ValidFor           map[Frequency]int
	AnnualEstimateFrom int              // month from which the official "ước cả năm" is used: 3
	SuspectFactor      quantity.Decimal // 1000: a suspected unit slip
	// YearPlanGivers are those who decide a plan for one year by 31 December before it, where the plan does not say.
	YearPlanGivers []string
	CAGRAllowed    []string     // components for which a CAGR makes sense
	Rules          []MethodRule // each rule's words for the method appendix
}

// MethodRule is one paragraph of the method appendix.
type MethodRule struct{ Code, Title, Text string }
