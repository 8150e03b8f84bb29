package intake

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

func (s *sitting) unknownRows(b *body) {
	if len(b.nameless) > 0 {
		s.say("W144", b.l.sheet, workbook.Ref(b.nameless[0], b.first), wording.Args{"table": s.title(b.t), "count": strconv.Itoa(len(b.nameless))})
		b.nameless = nil
	}
	if len(b.unknown) == 0 {
		return
	}
	code := "W122"
	if !s.form.Marker {
		code = "N123" // such a body does not know our form: rows beyond it are its own business
	}
	s.say(code, b.l.sheet, b.unknownAt.Ref(), wording.Args{"labels": strings.Join(limitList(b.unknown, 8), "; "), "table": s.title(b.t)})
	b.unknown, b.unknownAt = nil, nil
}

func limitList(list []string, n int) []string {
	if len(list) <= n {
		return list
	}
	return append(slices.Clone(list[:n]), "…")
}

type labelKind int

const (
	labelNone labelKind = iota
	labelFound
	labelSkip
	labelUntil
	labelUnknown
	labelTwice // the label is declared twice and its place does not settle which
)

// label finds what a row is about by the texts left of its first figure.
func (s *sitting) label(b *body, n, first int) (kind labelKind, line int, area string, label *workbook.Cell) {
	line = -1
	for i, cells := 0, b.g.row(n); i < len(cells) && cells[i].Column < first; i++ {
		c := &cells[i]
		if c.Type != workbook.Text || !filled(c) || columnNumber.MatchString(strings.TrimSpace(c.Text)) || numberOnly(c.Text) {
			continue
		}
		if c.Column == b.l.unitCol {
			continue
		}
		bare := s.r.withoutUnits(reading.Unnumbered(c.Text), nil)
		words := s.r.words(bare)
		if len(words) == 0 {
			continue
		}
		if k, ln, ar := s.named(b, words); k != labelUnknown {
			return k, ln, ar, c
		}
		if kind == labelNone {
			kind, label = labelUnknown, c
		}
	}
	return kind, line, area, label
}

// named tells what a label means in a table: the whole, a row, an area, something known and not read.
func (s *sitting) named(b *body, words []string) (kind labelKind, line int, area string) {
	t := b.t
	if _, ok := matchAny(t.until, words); ok {
		return labelUntil, -1, ""
	}
	lists := [][]string{words}
	if part := reading.Words(wording.Text("label.part", nil)); len(words) > len(part) && slices.Equal(words[:len(part)], part) {
		lists = append(lists, words[len(part):]) // "Trong đó: thu tiền sử dụng đất" in one cell
	}
	for _, words := range lists {
		if t.Kind == program.Areas {
			if _, ok := matchAny(t.total, words); ok {
				return labelFound, -1, t.TotalArea
			}
			if codes := s.areaCodes(t, strings.Join(words, " ")); len(codes) == 1 {
				return labelFound, -1, codes[0]
			} else if len(codes) > 1 {
				return labelTwice, -1, ""
			}
			continue
		}
		rows := t.labels[strings.Join(words, " ")]
		if len(rows) == 0 {
			for i := range t.rows {
				if _, ok := matchAny(t.rows[i].labels, words); ok {
					rows = append(rows, i)
				}
			}
		}
		if settled := b.settle(rows); len(settled) == 1 {
			rows = settled
		}
		if len(rows) == 1 {
			b.parent = rows[0]
			if t.rows[rows[0]].Heading {
				return labelSkip, rows[0], ""
			}
			return labelFound, rows[0], t.TotalArea
		}
		if len(rows) > 1 {
			return labelTwice, -1, ""
		}
	}
	if _, ok := matchAny(t.skip, words); ok {
		return labelSkip, -1, ""
	}
	return labelUnknown, -1, ""
}

// settle tells rows of one label apart by the group in which they stand: the row whose parent is the
// last row met above it.
func (b *body) settle(rows []int) []int {
	above := map[int]bool{}
	for k := b.parent; k >= 0; k = b.t.rows[k].parent {
		above[k] = true
	}
	var out []int
	for _, i := range rows {
		if above[b.t.rows[i].parent] {
			out = append(out, i)
		}
	}
	if len(out) > 1 { // the nearest group counts
		best := out[0]
		for _, i := range out[1:] {
			if b.t.rows[i].parent > b.t.rows[best].parent {
				best = i
			}
		}
		return []int{best}
	}
	return out
}

// areaCodes are the areas of the table's set that go by a name and exist in the month.
func (s *sitting) areaCodes(t *table, key string) []string {
	var out []string
	for _, code := range s.r.areas[key] {
		a := s.r.p.AreaByCode(code)
		if (t.AreaSet == "" || a.Set == t.AreaSet) && validIn(a.ValidFrom, a.ValidTo, s.out.Month) {
			out = append(out, code)
		}
	}
	return out
}

func validIn(from, to period.Date, m period.Month) bool {
	return m == 0 || ((from.IsZero() || from.Compare(m.End()) <= 0) && (to.IsZero() || to.Compare(m.Start()) >= 0))
}

func numberOnly(s string) bool { _, err := reading.Number(s, reading.Undeclared); return err == nil }
