package lexicon

import (
	"regexp"
	"slices"
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
)

func (x *Lexicon) learnUnits() {
	v := reading.Vocab()
	for _, w := range v.Unit.Announced {
		x.announce = append(x.announce, strings.ToLower(w))
	}
	for _, w := range v.Unit.Made {
		x.made[w] = true
	}
	for i := range x.program.Units {
		u := &x.program.Units[i]
		for _, name := range append([]string{u.Code}, u.Aliases...) {
			for _, w := range reading.Words(name) {
				x.made[w] = true
			}
			if k := unitKey(name); x.units[k] == nil {
				x.units[k] = u
			}
		}
	}
}

// unitKey is like Key, but keeps the signs that tell units apart: "m2", "%", "‰", "km/h".
func unitKey(s string) string { return powers.Replace(vitext.Key(s)) }

var powers = strings.NewReplacer(" /", "/", "²", "2", "³", "3")

// maxUnit bounds how long a unit's name can be.
const maxUnit = 60

// Unit finds a unit by code or alias; nil when the text is none.
func (x *Lexicon) Unit(s string) *program.Unit {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxUnit {
		return nil
	}
	if u, ok := x.unitsSeen.Load(s); ok {
		return u.(*program.Unit)
	}
	u := x.units[unitKey(s)]
	if x.remembered.Add(1) <= rememberAtMost {
		x.unitsSeen.Store(s, u)
	}
	return u
}

// IsPercent tells whether a unit's name means hundredths.
func (x *Lexicon) IsPercent(unit string) bool {
	u := x.Unit(unit)
	return unit == "%" || (u != nil && u.Code == "%")
}

// Convert turns a number of one unit into another by the units' names; ok is false where they measure
// different things or one of them is unknown. Equal names need not be declared.
func (x *Lexicon) Convert(n quantity.Decimal, from, to string) (out quantity.Decimal, ok bool) {
	if from == to {
		return n, true
	}
	return x.Unit(from).Convert(n, x.Unit(to))
}

var bracketed = regexp.MustCompile(`[(\[]([^()\[\]]{1,40})[)\]]`)

// WithoutUnits takes "(tỷ đồng)", "(%)" out of a heading and tells found each unit it took; found may be nil.
func (x *Lexicon) WithoutUnits(s string, found func(*program.Unit)) string {
	if !strings.ContainsAny(s, "([") {
		return s
	}
	return bracketed.ReplaceAllStringFunc(s, func(part string) string {
		if part[0] == '[' { // optional words of a pattern; in a workbook nobody writes units so
			return part
		}
		u := x.Unit(part[1 : len(part)-1])
		if u == nil {
			return part
		}
		if found != nil {
			found(u)
		}
		return " "
	})
}

// UnitLine reads "Đơn vị tính: tỷ đồng", "ĐVT: %", "(Tỷ đồng)" or a bare "Tỷ đồng". announced is true
// when the words for "unit" stand there; then unit is nil if the rest is none that the program knows.
func (x *Lexicon) UnitLine(s string) (unit *program.Unit, announced bool) {
	s = strings.TrimSpace(strings.Trim(strings.TrimSpace(vitext.NFC(s)), "()[]."))
	low := strings.ToLower(s)
	for _, w := range x.announce {
		if rest, ok := strings.CutPrefix(low, w); ok {
			return x.Unit(strings.TrimSpace(strings.TrimLeft(rest, " .:-–"))), true
		}
	}
	return x.Unit(s), false
}

// IsUnitHeading tells whether a heading is that of the column in which each row's unit stands.
func (x *Lexicon) IsUnitHeading(words []string) bool {
	k := strings.Join(words, " ")
	return slices.ContainsFunc(x.announce, func(w string) bool { return k == x.Key(w) })
}

// RepeatsUnit tells whether a unit cell says that its unit is that of the row above ("nt", "như trên"). Some
// ways are signs alone, so the text is compared as it stands.
func (x *Lexicon) RepeatsUnit(s string) bool {
	return slices.Contains(reading.Vocab().Unit.Same, strings.ToLower(strings.TrimSpace(s)))
}

// Announced finds "Đơn vị tính: triệu đồng" inside a longer text, at its end. u is nil where the unit is
// none that the program knows; ok is false where nothing is announced.
func (x *Lexicon) Announced(s string) (u *program.Unit, ok bool) {
	i := x.AnnouncedAt(s)
	if i <= 0 {
		return nil, false
	}
	u, _ = x.UnitLine(strings.TrimLeft(s[i:], leadIn))
	return u, true
}

// leadIn is what may stand between a title and the unit that it announces.
const leadIn = " -–,;.([\n"

// announcement is where words that announce a unit can begin inside a text.
var announcement = regexp.MustCompile(`[\s,;.(\[–-]+\p{L}`)

// maxAnnouncements bounds how many places of a text are tried.
const maxAnnouncements = 64

// AnnouncedAt is where the announcement of a unit begins inside a longer text, −1 where there is none.
func (x *Lexicon) AnnouncedAt(s string) int {
	at := -1
	if !strings.Contains(s, ":") {
		return at
	}
	for _, m := range announcement.FindAllStringIndex(s, maxAnnouncements) {
		rest := strings.ToLower(vitext.NFC(strings.TrimLeft(s[m[0]:], leadIn)))
		for _, w := range x.announce {
			if after, ok := strings.CutPrefix(rest, w); ok && strings.HasPrefix(strings.TrimSpace(after), ":") {
				at = m[0]
			}
		}
	}
	return at
}

// LooksLikeUnit tells whether a text is made of the words of units alone: "Nghìn đồng", where the program
// knows "nghìn USD" and "tỷ đồng".
func (x *Lexicon) LooksLikeUnit(s string) bool {
	known := false
	for _, w := range reading.Words(s) {
		if strings.Trim(w, "0123456789") == "" { // "1.000 đồng"
			continue
		}
		if known = x.made[w]; !known {
			return false
		}
	}
	return known
}

// CompositeUnits reads "Nghìn tấn; Triệu USD": each column takes the one of its own base.
func (x *Lexicon) CompositeUnits(s string) []*program.Unit {
	if _, after, ok := strings.Cut(s, ":"); ok {
		s = after
	}
	var out []*program.Unit
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return c == ';' || c == ',' }) {
		u := x.Unit(part)
		if u == nil {
			return nil
		}
		out = append(out, u)
	}
	return out
}
