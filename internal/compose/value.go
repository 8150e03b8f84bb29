package compose

import (
	"strconv"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// ratioDecimals is for percentages and multiples that the program computes itself; readings have the
// decimals of their component.
const ratioDecimals = 1

// show is how a value is printed.
type show struct {
	decimals int
	period   string // of the value, for the register
	bare     bool   // the table's head or column says the unit
	gap      string // wording key of the mark when absent; "" gives nil, so that a clause can fall away
}

// number registers a value and returns it as inlines: one Number, or the mark of its absence.
func (c *composer) number(id string, v quantity.Value, s show) []document.Inline {
	if !v.Known() {
		return c.absent(v, s.gap)
	}
	out := vitext.Number(v.Num, max(s.decimals, 0))
	n := document.Number{Value: c.register(id, v, out, s.period), Text: out}
	if !s.bare {
		n.Unit, n.Glue = v.Unit, c.attached(v.Unit)
	}
	return []document.Inline{n}
}

// register keeps a value under its id. The same figure printed in another way is another value: its id
// gets a count, in the order of printing, which does not change from run to run.
func (c *composer) register(id string, v quantity.Value, text, period string) string {
	for n := 1; ; n++ {
		key := id
		if n > 1 {
			key += "~" + strconv.Itoa(n)
		}
		old, there := c.values[key]
		if !there {
			c.values[key] = document.Value{ID: key, Value: v, Text: text, Period: period}
			return key
		}
		if old.Text == text && old.Period == period && old.Value.Unit == v.Unit && old.Value.Num.Equal(v.Num) {
			return key
		}
	}
}

// absent is the mark by kind of absence. The statistics office's signs are printed as they were given.
func (c *composer) absent(v quantity.Value, gap string) []document.Inline {
	if gap == "" {
		return nil
	}
	switch v.Absence {
	case quantity.NotOccurred:
		return text("-")
	case quantity.NotCollected:
		return text("…")
	case quantity.NotApplicable:
		return text("x")
	case quantity.Refused:
		return c.gap("absent.refused")
	case quantity.NotReported, quantity.Present, quantity.Empty, quantity.Undefined:
	}
	return c.gap(gap)
}

// attached tells whether a unit follows its number without a space.
func (c *composer) attached(unit string) bool {
	if u := c.p.UnitByCode(unit); u != nil {
		return u.Attach
	}
	return strings.HasPrefix(unit, "%")
}

// count prints a number of things that the program counted; how says what was counted.
func (c *composer) count(id string, n int, how string) token {
	return c.token(c.counted(id, n, how))
}

func (c *composer) counted(id string, n int, how string) []document.Inline {
	v := quantity.Of(quantity.Int(int64(n)), "")
	v.Derived = how
	return c.number(id, v, show{bare: true})
}

// printed lists the values that the document shows, in the order of first print.
func (c *composer) printed(blocks []document.Block) []document.Value {
	var out []document.Value
	seen := map[string]bool{}
	eachInline(blocks, func(i document.Inline) {
		if n, ok := i.(document.Number); ok && !seen[n.Value] {
			seen[n.Value] = true
			v := c.values[n.Value]
			// How a count came about is a code of ours; the ledger is for people, in the program's words.
			if words, known := c.p.Wording.Texts["derived."+v.Value.Derived]; known {
				v.Value.Derived = words
			}
			out = append(out, v)
		}
	})
	return out
}

// percent returns part ÷ whole × 100; absent when it cannot be said.
func percent(part, whole quantity.Value, derived string) quantity.Value {
	out := quantity.Value{Absence: quantity.Undefined, Unit: "%"}
	if !part.Known() || !whole.Known() {
		return out
	}
	q, ok := part.Num.Quo(whole.Num)
	if !ok {
		return out
	}
	return quantity.Value{Num: q.Mul(quantity.Int(100)), Unit: "%", Absence: quantity.Present,
		Sources: quantity.MergeSources(part, whole), Derived: derived}
}

// difference returns a − b in the given unit; absent when one is.
func difference(a, b quantity.Value, unit, derived string) quantity.Value {
	if !a.Known() || !b.Known() {
		return quantity.Value{Absence: quantity.Undefined, Unit: unit}
	}
	return quantity.Value{Num: a.Num.Sub(b.Num), Unit: unit, Absence: quantity.Present,
		Sources: quantity.MergeSources(a, b), Derived: derived}
}

// times100 turns a share of 1 into percent.
func times100(v quantity.Value) quantity.Value {
	if v.Known() {
		v.Num = v.Num.Mul(quantity.Int(100))
	}
	v.Unit = "%"
	return v
}

// magnitude is the value without its sign: the sentence's verb says the direction.
func magnitude(v quantity.Value) quantity.Value {
	if v.Num.Sign() < 0 && v.Derived != "" {
		v.Derived = "−(" + v.Derived + ")"
	}
	v.Num = v.Num.Abs()
	return v
}

func itoa(n int) string { return strconv.Itoa(n) }
