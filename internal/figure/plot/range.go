package plot

import (
	"fmt"

	"github.com/wcharczuk/go-chart/v2"
)

// pixels is a chart.Range that rounds to the nearest pixel; go-chart's own rounds up, which leaves zero
// one pixel above the axis.
type pixels struct {
	lo, hi float64
	domain int
	down   bool
}

var _ chart.Range = (*pixels)(nil)

func (s *pixels) String() string     { return fmt.Sprintf("%g..%g", s.lo, s.hi) }
func (s *pixels) IsZero() bool       { return s.lo == 0 && s.hi == 0 }
func (s *pixels) GetMin() float64    { return s.lo }
func (s *pixels) SetMin(v float64)   { s.lo = v }
func (s *pixels) GetMax() float64    { return s.hi }
func (s *pixels) SetMax(v float64)   { s.hi = v }
func (s *pixels) GetDelta() float64  { return s.hi - s.lo }
func (s *pixels) GetDomain() int     { return s.domain }
func (s *pixels) SetDomain(n int)    { s.domain = n }
func (s *pixels) IsDescending() bool { return s.down }
func (s *pixels) Translate(v float64) int {
	if s.hi == s.lo {
		return 0
	}
	q := (v - s.lo) / (s.hi - s.lo)
	if s.down {
		q = 1 - q
	}
	// The conversion keeps processors with a fused multiply-add from rounding differently.
	return int(float64(q*float64(s.domain)) + 0.5)
}

// fixed keeps go-chart from narrowing the x axis to its outermost ticks: bars need half a step more.
type fixed struct{ *pixels }

func (fixed) SetMin(float64) {}
func (fixed) SetMax(float64) {}
