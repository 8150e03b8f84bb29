package score

import (
	"fmt"
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/score/kind"
)

// BenchmarkScore judges thirty components over five years of monthly figures.
func BenchmarkScore(b *testing.B) {
	f := newFixture(b, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2025-06").base("100").target("200").freq(program.Monthly)
	for y := 2020; y <= 2025; y++ {
		for m := 1; m <= 12 && (y < 2025 || m <= 6); m++ {
			f.say(observation.Actual, fmt.Sprintf("%d-%02d", y, m), "10")
			f.say(observation.Actual, fmt.Sprintf("%d-01..%02d", y, m), fmt.Sprint(10*m))
		}
	}
	c := *f.c()
	for i := range 29 {
		next := c
		next.Code = fmt.Sprint("I", i)
		f.p.Indicators[0].Components = append(f.p.Indicators[0].Components, next)
	}
	b.ReportAllocs()
	for b.Loop() {
		Score(f.p, f.set, nil)
	}
}
