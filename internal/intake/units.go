package intake

import (
	"regexp"
	"slices"
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/workbook"
)

var bracketed = regexp.MustCompile(`[(\[]([^()\[\]]{1,40})[)\]]`)

// withoutUnits takes "(tỷ đồng)", "(%)" out of a heading and tells found each unit it took.
func (r *reader) withoutUnits(s string, found func(*program.Unit)) string {
	if !strings.ContainsAny(s, "([") {
		return s
	}
	return bracketed.ReplaceAllStringFunc(s, func(part string) string {
		if part[0] == '[' { // optional words of a pattern; in a workbook nobody writes units so
			return part
		}
		u := r.unit(part[1 : len(part)-1])
		if u == nil {
			return part
		}
		if found != nil {
			found(u)
		}
		return " "
	})
}

// unitLine reads "Đơn vị tính: tỷ đồng", "ĐVT: %", "(Tỷ đồng)" or a bare "Tỷ đồng". announced is true
// when the words for "unit" stand there; then unit is nil if the rest is none that the program knows.
func (r *reader) unitLine(s string) (unit *program.Unit, announced bool) {
	s = strings.TrimSpace(strings.Trim(strings.TrimSpace(vitext.NFC(s)), "()[]."))
	low := strings.ToLower(s)
	for _, w := range r.unitWords {
		if rest, ok := strings.CutPrefix(low, w); ok {
			return r.unit(strings.TrimSpace(strings.TrimLeft(rest, " .:-–"))), true
		}
	}
	return r.unit(s), false
}

// isUnitHeading tells whether a heading is that of the column in which each row's unit stands.
func (r *reader) isUnitHeading(words []string) bool {
	k := strings.Join(words, " ")
	return slices.ContainsFunc(r.unitWords, func(w string) bool { return k == r.key(w) })
}

// sameBase tells whether two units measure the same.
func (r *reader) sameBase(a, b *program.Unit) bool { return a != nil && b != nil && base(a) == base(b) }

func base(u *program.Unit) string {
	if u.Base == "" {
		return u.Code
	}
	return u.Base
}

// tableUnits collects the units that are said of a table as a whole: in its title, in a line above the
// title, and alone in a row between title and headings. What is plainly a unit but none that the program
// knows ("nghìn đồng", "USD") is returned as unknown: its figures must not be read as what they are not.
func (r *reader) tableUnits(g *grid, pl place, to int) (units []*program.Unit, cells map[[2]int]bool, unknown *workbook.Cell) {
	cells = map[[2]int]bool{}
	take := func(c *workbook.Cell) {
		u, announced := r.unitLine(c.Text)
		switch list := r.compositeUnits(c.Text); {
		case u != nil:
			units = append(units, u)
		case len(list) > 0:
			units = append(units, list...)
		case announced || r.looksLikeUnit(c.Text):
			unknown = c
		default:
			return
		}
		cells[[2]int{c.Row, c.Column}] = true
	}
	for n := pl.row; n <= pl.rowEnd; n++ {
		if c := g.cell(n, pl.col); filled(c) && c.Type == workbook.Text {
			said := false
			r.withoutUnits(c.Text, func(u *program.Unit) { units, said = append(units, u), true })
			if u, announced := r.announced(c.Text); announced && !said {
				if u == nil {
					unknown = c
				} else {
					units = append(units, u)
				}
			}
		}
	}
	for n := pl.row - 1; n >= max(1, pl.row-2); n-- {
		c := g.alone(n)
		if c == nil && len(g.row(n)) > 0 {
			break
		}
		if c != nil {
			take(c)
			break
		}
	}
	for n := pl.rowEnd + 1; n < to; n++ {
		c := g.alone(n)
		if c == nil && len(g.row(n)) > 0 && g.counts(n) > 1 {
			break
		}
		if c != nil {
			take(c)
		}
	}
	return units, cells, unknown
}

// announced finds "Đơn vị tính: triệu đồng" inside a longer text, at its end.
func (r *reader) announced(s string) (u *program.Unit, ok bool) {
	i := r.announcedAt(s)
	if i <= 0 {
		return nil, false
	}
	u, _ = r.unitLine(strings.TrimLeft(s[i:], leadIn))
	return u, true
}

// leadIn is what may stand between a title and the unit that it announces.
const leadIn = " -–,;.([\n"

// announcement is where words that announce a unit can begin inside a text.
var announcement = regexp.MustCompile(`[\s,;.(\[–-]+[ĐđDd]`)

// announcedAt is where the announcement of a unit begins inside a longer text, −1 where there is none.
func (r *reader) announcedAt(s string) int {
	at := -1
	for _, m := range announcement.FindAllStringIndex(s, 8) {
		rest := strings.ToLower(vitext.NFC(strings.TrimLeft(s[m[0]:], leadIn)))
		for _, w := range r.unitWords {
			if after, ok := strings.CutPrefix(rest, w); ok && strings.HasPrefix(strings.TrimSpace(after), ":") {
				at = m[0]
			}
		}
	}
	return at
}

// looksLikeUnit tells whether a text is made of the words of units alone: "Nghìn đồng", where the program
// knows "nghìn USD" and "tỷ đồng".
func (r *reader) looksLikeUnit(s string) bool {
	known := false
	for _, w := range reading.Words(s) {
		if strings.Trim(w, "0123456789") == "" { // "1.000 đồng"
			continue
		}
		if known = r.unitVocabulary[w]; !known {
			return false
		}
	}
	return known
}

// compositeUnits reads "Nghìn tấn; Triệu USD": each column takes the one of its own base.
func (r *reader) compositeUnits(s string) []*program.Unit {
	if _, after, ok := strings.Cut(s, ":"); ok {
		s = after
	}
	var out []*program.Unit
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return c == ';' || c == ',' }) {
		u := r.unit(part)
		if u == nil {
			return nil
		}
		out = append(out, u)
	}
	return out
}
