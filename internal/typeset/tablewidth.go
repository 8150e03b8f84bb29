package typeset

import "tiendo/internal/geom"

// demand is what a cell that stands in one column would like: the width of its text in one line.
type demand struct {
	col  int
	want geom.Length
}

// measureColumns finds the edges of the columns. Fixed widths and shares are followed as far as no word
// or number must be cut for them; columns that are wide enough give to those that are not, and to those
// that make the rows tall. The type is never made smaller.
func (x *table) measureColumns() {
	need := make([]geom.Length, x.columns)
	pad := 2 * x.b.prof.Table.PadX
	var demands [][]demand
	for _, rows := range [][]row{x.head, x.body} {
		for _, r := range rows {
			var ds []demand
			for _, c := range r.cells {
				c.items = x.b.items(c.content)
				if c.colspan == 1 {
					word, whole := extent(c.items)
					need[c.col] = max(need[c.col], word+pad)
					if c.rowspan == 1 {
						ds = append(ds, demand{c.col, whole})
					}
				}
			}
			demands = append(demands, ds)
		}
	}
	fixed, shares := make([]geom.Length, x.columns), make([]int64, x.columns)
	for i := range shares {
		if i < len(x.spec) {
			fixed[i], shares[i] = x.spec[i].Fixed, int64(max(x.spec[i].Share, 0))
		}
		if fixed[i] == 0 && shares[i] == 0 {
			shares[i] = 1
		}
	}
	widths := shareOut(x.area.size.W, fixed, shares, need)
	for i, w := range fixed {
		if w > 0 {
			need[i] = max(need[i], widths[i]) // balancing leaves it alone
		}
	}
	balance(widths, need, fixed, demands, pad)
	x.edges = make([]geom.Length, x.columns+1)
	for i, w := range widths {
		x.edges[i+1] = x.edges[i] + w
	}
}

// shareOut divides a width: fixed parts first, the rest by shares, but no part below its need while
// there is a way. The parts always add up to the width.
func shareOut(total geom.Length, fixed []geom.Length, shares []int64, need []geom.Length) []geom.Length {
	n := len(shares)
	out := make([]geom.Length, n)
	if n == 0 {
		return out
	}
	var needs geom.Length
	for _, w := range need {
		needs += w
	}
	if needs > total {
		// Not even the words fit: each column gets its part of the need, and the words will be cut.
		return spread(total, need)
	}
	// want is what each would have without regard to need.
	want := make([]geom.Length, n)
	left, parts := total, int64(0)
	for i, w := range fixed {
		if w > 0 {
			want[i] = w
			left -= w
		} else {
			parts += shares[i]
		}
	}
	for i := range want {
		if fixed[i] == 0 && left > 0 {
			want[i] = left.Scale(shares[i], parts)
		}
	}
	// Those below their need take it; the others share what remains in proportion to their wants.
	rest := total
	var locked []int
	for again := true; again; {
		again = false
		for i, w := range spread(rest, want) {
			if out[i] = w; want[i] >= 0 && w < need[i] {
				locked = append(locked, i)
				again = true
			}
		}
		rest = total
		for _, i := range locked {
			out[i], want[i] = need[i], -1
			rest -= need[i]
		}
	}
	// Where nobody wants what remains, the last column fills the table.
	for _, w := range out {
		total -= w
	}
	out[n-1] += total
	return out
}

// spread divides a width in proportion to wants, a negative want being none. Each edge is rounded for
// itself, so that the parts add up.
func spread(total geom.Length, wants []geom.Length) []geom.Length {
	out := make([]geom.Length, len(wants))
	var sum, upTo, edge geom.Length
	for _, w := range wants {
		sum += max(w, 0)
	}
	for i, w := range wants {
		upTo += max(w, 0)
		if sum > 0 {
			next := total.Scale(int64(upTo), int64(sum))
			out[i], edge = next-edge, next
		}
	}
	return out
}

// mostRows bounds the rows that balancing looks at; of a longer table it takes an even sample.
const mostRows = 120

// balance moves width between columns as long as that makes the table shorter, in ever smaller steps. No
// column falls below its need, and those of fixed width stay as they are.
func balance(widths, need, fixed []geom.Length, rows [][]demand, pad geom.Length) {
	if stride := len(rows)/mostRows + 1; stride > 1 {
		var sample [][]demand
		for i := 0; i < len(rows); i += stride {
			sample = append(sample, rows[i])
		}
		rows = sample
	}
	var total geom.Length
	for _, w := range widths {
		total += w
	}
	now := tallness(widths, rows, pad)
	for _, part := range []geom.Length{12, 24, 48} {
		step := total / part
		for range 2 * len(widths) {
			from, to, best := -1, -1, now-now/300 // a smaller gain is not worth leaving the shares
			for i := range widths {
				if fixed[i] > 0 || widths[i]-step < need[i] {
					continue
				}
				for j := range widths {
					if i == j || fixed[j] > 0 {
						continue
					}
					widths[i] -= step
					widths[j] += step
					if t := tallness(widths, rows, pad); t < best {
						from, to, best = i, j, t
					}
					widths[i] += step
					widths[j] -= step
				}
			}
			if from < 0 {
				break
			}
			widths[from] -= step
			widths[to] += step
			now = best
		}
	}
}

// tallness is about the height of rows, in thousandths of a line.
func tallness(widths []geom.Length, rows [][]demand, pad geom.Length) int64 {
	var sum int64
	for _, r := range rows {
		most := int64(1000)
		for _, d := range r {
			most = max(most, int64(d.want)*1000/max(int64(widths[d.col]-pad), 1))
		}
		sum += most
	}
	return sum
}

// extent is the widest stretch of a text that should not be broken, and the width of the whole in one
// line. Long addresses do not count as such stretches, since they are cut anyway.
func extent(items []item) (word, whole geom.Length) {
	var w geom.Length
	number := false
	for _, it := range items {
		whole += it.width
		if it.breakable() {
			w, number = 0, false
			continue
		}
		w += it.width
		if number = number || it.format.value != ""; number || w < longWord*it.format.size {
			word = max(word, w)
		}
	}
	return word, whole
}
