package kind

import "tiendo/internal/program"

// The kinds.
var (
	Level      = program.Kind{Name: "level", Standing: true, Reversible: true, Rules: rules("level")}
	Maintained = program.Kind{Name: "maintained", Standing: true, Rules: rules("maintained")}
	YearlyFlow = program.Kind{Name: "yearly_flow", Bars: true, Rules: rules("yearly_flow")}
	TermTotal  = program.Kind{Name: "term_total", Span: true, FromZero: true, Measures: []program.Accumulation{program.Flow}, Rules: rules("term_total")}
	YearlyRate = program.Kind{Name: "yearly_rate", Span: true, Rate: true, Bars: true, Rules: rules("yearly_rate")}
	Rank       = program.Kind{Name: "rank", Standing: true, Ordinal: true, Reversible: true, Rules: rules("rank")}
)

func rules(name string) []string { return []string{name + ".achieved", name + ".projection"} }
