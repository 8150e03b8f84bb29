package tell

import (
	"fmt"
	"strconv"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// ratioDecimals is for percentages and multiples that the program computes itself; readings have the
// decimals of their component.
const ratioDecimals = 1

// Values is the register of printed figures: each stands in it once, with its sources, whatever prints it.
type Values struct {
	words  Words
	list   map[string]document.Value
	claims map[string]document.Claim // what was asserted of them, see claim.go
}

func newValues(w Words) *Values {
	return &Values{words: w, list: map[string]document.Value{}, claims: map[string]document.Claim{}}
}

// Show is how a value is printed.
type Show struct {
	Decimals int
	Period   string // of the value, for the register
	Bare     bool   // the table's head or column says the unit
	Gap      string // wording key of the mark when absent; "" gives nil, so that a clause can fall away
}

// Number registers a value and returns it as a run: one number, or the mark of its absence.
func (r *Values) Number(id string, v quantity.Value, s Show) []document.Inline {
	if !v.Known() {
		return r.absent(v, s.Gap)
	}
	out := vitext.Number(v.Num, max(s.Decimals, 0))
	n := document.Number{Value: r.register(id, v, out, s.Period), Text: out}
	if !s.Bare {
		n.Unit, n.Glue = v.Unit, r.words.worder.Attached(v.Unit)
	}
	return []document.Inline{n}
}

// Counted prints a number of things that the program counted; how says what was counted, in a code that
// derived.<how> words for people.
func (r *Values) Counted(id string, n int, how string) []document.Inline {
	v := quantity.Of(quantity.Int(int64(n)), "")
	v.Derived = how
	return r.Number(id, v, Show{Bare: true})
}

// Listed is Counted as offices count in a list: below ten with a nought before it.
func (r *Values) Listed(id string, n int, how string) []document.Inline {
	v := quantity.Of(quantity.Int(int64(n)), "")
	v.Derived = how
	text := fmt.Sprintf("%02d", n)
	return []document.Inline{document.Number{Value: r.register(id, v, text, ""), Text: text}}
}

// register keeps a value under its id. The same figure printed in another way is another value: its id
// gets a count, in the order of printing, which does not change from run to run.
func (r *Values) register(id string, v quantity.Value, text, period string) string {
	for n := 1; ; n++ {
		key := id
		if n > 1 {
			key += "~" + strconv.Itoa(n)
		}
		old, there := r.list[key]
		if !there {
			r.list[key] = document.Value{ID: key, Value: v, Text: text, Period: period}
			return key
		}
		if old.Text == text && old.Period == period && old.Value.Unit == v.Unit && old.Value.Num.Equal(v.Num) {
			return key
		}
	}
}

// absent is the mark by kind of absence. The statistics office's signs are printed as they were given.
func (r *Values) absent(v quantity.Value, gap string) []document.Inline {
	if gap == "" {
		return nil
	}
	switch v.Absence {
	case quantity.NotOccurred:
		return inline.Text("-")
	case quantity.NotCollected:
		return inline.Text("…")
	case quantity.NotApplicable:
		return inline.Text("x")
	case quantity.Refused:
		return r.words.Gap("absent.refused")
	case quantity.NotReported, quantity.Present, quantity.Empty, quantity.Undefined:
	}
	return r.words.Gap(gap)
}

// derivation is how a count came about in the program's words: its code is ours, the ledger is for people. Words for
// the very code go before words for its first one, which say the kind of count. The names of a list may stand in the
// key with blanks after their commas, as figures.yaml may have them.
func (r *Values) derivation(code string) string {
	kind, _, _ := strings.Cut(code, " ")
	for _, name := range []string{code, strings.ReplaceAll(code, ",", ", "), kind} {
		if key := "derived." + name; r.words.Has(key) {
			return r.words.Text(key)
		}
	}
	return code
}

// Printed lists the values that a document shows, in the order of first print.
func (r *Values) Printed(blocks []document.Block) []document.Value {
	var out []document.Value
	seen := map[string]bool{}
	inline.Each(blocks, func(i document.Inline) {
		if n, ok := i.(document.Number); ok && !seen[n.Value] {
			seen[n.Value] = true
			v := r.list[n.Value]
			v.Value.Derived = r.derivation(v.Value.Derived)
			out = append(out, v)
		}
	})
	return out
}
