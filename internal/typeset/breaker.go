package typeset

import "tiendo/internal/geom"

// The breaker chooses all line ends of a paragraph together (Knuth and Plass's total fit), as a shortest
// path over the places where a line may end. Costs are integers, so the same text breaks the same way on
// every machine. Between equal paths the one with the earlier last break wins.

// measure says how lines are judged.
type measure struct {
	first, width geom.Length // of the first line and of the others
	align        string
}

// span is one line: items[from:to]; items[to] is the break itself, if the line is not the last.
type span struct{ from, to int }

// A space may shrink by a sixth of its width and is comfortable up to half as much again.
const (
	shrinkPart  = 6
	stretchPart = 2
)

// breakLines cuts items into lines. Each stretch between two breaks must fit the width (see fit); one
// that does not gets a line to itself rather than being lost.
func breakLines(items []item, m measure) []span {
	n := len(items)
	if n == 0 {
		return nil
	}
	// at[k] is the item at which a line may end, at[0] the start, the last the end of the paragraph.
	at := []int{-1}
	for i, it := range items {
		if it.breakable() {
			at = append(at, i)
		}
	}
	at = append(at, n)
	width, spaces := sums(items)

	best := make([]int64, len(at))
	prev := make([]int, len(at))
	for k := 1; k < len(at); k++ {
		best[k] = -1
		for l := k - 1; l >= 0; l-- {
			from := skip(items, at[l]+1, at[k])
			to := trim(items, from, at[k])
			cost, fits := m.cost(width[to]-width[from], spaces[to]-spaces[from], l == 0, k == len(at)-1 || items[at[k]].kind == end)
			if !fits && l < k-1 {
				break // an earlier start only makes the line longer
			}
			if at[k] < n && items[at[k]].kind != end {
				cost += items[at[k]].cost * items[at[k]].cost
			}
			if total := best[l] + cost; best[k] < 0 || total <= best[k] {
				best[k], prev[k] = total, l
			}
			if l > 0 && items[at[l]].kind == end {
				break // a line never reaches over a forced end
			}
		}
	}
	var lines []span
	for k := len(at) - 1; k > 0; k = prev[k] {
		lines = append(lines, span{skip(items, at[prev[k]]+1, at[k]), at[k]})
	}
	for i, j := 0, len(lines)-1; i < j; i, j = i+1, j-1 {
		lines[i], lines[j] = lines[j], lines[i]
	}
	return lines
}

// sums are the running sums of widths and of the widths of spaces.
func sums(items []item) (width, spaces []geom.Length) {
	width, spaces = make([]geom.Length, len(items)+1), make([]geom.Length, len(items)+1)
	for i, it := range items {
		width[i+1], spaces[i+1] = width[i]+it.width, spaces[i]
		if it.kind == space {
			spaces[i+1] += it.width
		}
	}
	return width, spaces
}

// skip passes the spaces at a line's start, which a break swallows.
func skip(items []item, from, to int) int {
	for from < to && (items[from].kind == space || items[from].kind == split) {
		from++
	}
	return from
}

// trim drops the spaces at a line's end from its measured part.
func trim(items []item, from, to int) int {
	for to > from && items[to-1].kind != box {
		to--
	}
	return to
}

// perLine outweighs any raggedness, so that text set flush left or centred takes no more lines than it must.
const perLine = 10_000_000

// cost judges a line of a natural width with so much space in it; fits is false when it is too wide.
func (m measure) cost(natural, spaces geom.Length, first, last bool) (cost int64, fits bool) {
	width := m.width
	if first {
		width = m.first
	}
	slack := width - natural
	if m.align != "justify" {
		if slack < 0 {
			return overfull(-slack), false
		}
		r := int64(slack) * 1000 / max(int64(width), 1)
		if last && m.align != "center" {
			// A last line may be short, but a single syllable looks like a slip.
			if r = 0; natural < width/8 && !first {
				r = 250
			}
		}
		return perLine + r*r, true
	}
	switch {
	case slack < 0 && -slack > spaces/shrinkPart:
		return overfull(-slack), false
	case slack < 0:
		return demerits(int64(-slack) * 1000 / max(int64(spaces/shrinkPart), 1)), true
	case last:
		// A last line of one short word looks like a slip; shorter than a twelfth of the line costs a little.
		if natural < width/12 {
			return 5000, true
		}
		return 100, true
	default:
		return demerits(int64(slack) * 1000 / max(int64(spaces/stretchPart), 1)), true
	}
}

// demerits grow with the cube of the ratio (in thousandths) to which spaces are changed, squared.
func demerits(ratio int64) int64 {
	ratio = min(ratio, 10_000)
	bad := ratio * ratio * ratio / 10_000_000 // 100 at the ratio 1
	return (10 + bad) * (10 + bad)
}

func overfull(by geom.Length) int64 { return 1e15 + int64(min(by, 1e9)) }
