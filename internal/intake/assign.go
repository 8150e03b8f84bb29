package intake

import (
	"slices"

	"tiendo/internal/period"
	"tiendo/internal/program"
)

// assign decides which heading is which column under one month. A heading goes to the column that it
// matches best; what matches two equally well goes to none and is named.
func (r *Reader) assign(t *table, spot titleSpot, heads []heading, ms []match, m period.Month) foundTable {
	l := foundTable{titleSpot: spot, month: m, heads: heads, columns: map[int]int{}, twice: map[int][]int{}, contest: map[int][]int{}, typos: map[int]int{}}
	byHead := map[int][]match{}
	for _, x := range ms {
		if m == 0 || r.fits(x.bound, m) {
			if m != 0 && !program.Asked(t.columns[x.column].Months, m) {
				x.rank += 200 // a column of other months gives way to one of this month
			}
			byHead[x.head] = append(byHead[x.head], x)
		}
	}
	byColumn := map[int][]match{}
	for i := range heads {
		list := bestRank(byHead[i])
		switch {
		case len(list) == 1:
			byColumn[list[0].column] = append(byColumn[list[0].column], list[0])
		case len(list) > 1:
			for _, x := range list {
				l.contest[heads[i].col] = append(l.contest[heads[i].col], x.column)
			}
		}
	}
	for k := range t.columns {
		list := sameHeading(heads, bestRank(byColumn[k]), byColumn[k])
		switch {
		case len(list) == 1:
			l.columns[k] = heads[list[0].head].col
			l.score += 1000 - min(list[0].rank, 600)
		case len(list) > 1:
			for _, x := range list {
				l.twice[k] = append(l.twice[k], heads[x.head].col)
			}
			l.score += 100
		}
	}
	l.score += 50 * len(l.contest)
	return l
}

// sameHeading adds to the best match of a column those that read the same once the group at their left is
// taken for theirs: two columns "Thực hiện / Lũy kế", one of which was never merged into the group.
func sameHeading(heads []heading, best, all []match) []match {
	if len(best) != 1 {
		return best
	}
	out := best
	for _, x := range all {
		if h := &heads[x.head]; x.head != best[0].head && h.filled != nil && slices.Equal(h.filled, heads[best[0].head].words) {
			out = append(out[:len(out):len(out)], x)
		}
	}
	return out
}

func bestRank(list []match) []match {
	best := 1 << 20
	var out []match
	for _, x := range list {
		if x.rank < best {
			best, out = x.rank, out[:0:0]
		}
		if x.rank == best {
			out = append(out, x)
		}
	}
	return out
}

// repair looks for headings that are one column's but for marks ("năm trươc"): exactly one column and
// exactly one heading may be left for each other.
func (r *Reader) repair(t *table, l *foundTable) {
	if !l.lacksAny(t) {
		return
	}
	taken := map[int]bool{}
	for _, col := range l.columns {
		taken[col] = true
	}
	var free []heading
	for _, h := range l.heads {
		if !taken[h.col] && len(l.contest[h.col]) == 0 {
			free = append(free, h)
		}
	}
	byHead, byColumn := map[int][]int{}, map[int][]int{}
	for _, m := range r.matches(t, free, true) {
		if _, has := l.columns[m.column]; has || len(l.twice[m.column]) > 0 || (l.month != 0 && !r.fits(m.bound, l.month)) {
			continue
		}
		byHead[m.head] = append(byHead[m.head], m.column)
		byColumn[m.column] = append(byColumn[m.column], m.head)
	}
	for k := range t.columns {
		if h := byColumn[k]; len(h) == 1 && len(byHead[h[0]]) == 1 {
			l.typos[k], l.columns[k] = free[h[0]].col, free[h[0]].col
		}
	}
}
