package plot

import (
	"tiendo/internal/geom"
	"tiendo/internal/quantity"
)

// Scale maps decimals to places on a line: exact, so that layout is the same on every machine.
type Scale struct {
	Lo, Hi   quantity.Decimal
	From, To geom.Length
}

// At is the place of a value; values outside are held at the ends.
func (s Scale) At(v quantity.Decimal) geom.Length {
	if v.Cmp(s.Lo) < 0 {
		v = s.Lo
	}
	if v.Cmp(s.Hi) > 0 {
		v = s.Hi
	}
	q, ok := v.Sub(s.Lo).Mul(quantity.Int(int64(s.To - s.From))).Quo(s.Hi.Sub(s.Lo))
	if !ok {
		return s.From
	}
	return s.From + geom.Length(q.Round(0).Float())
}
