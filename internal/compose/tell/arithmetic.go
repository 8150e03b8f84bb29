package tell

import "tiendo/internal/quantity"

// Percent returns part ÷ whole × 100; absent when it cannot be said.
func Percent(part, whole quantity.Value, derived string) quantity.Value {
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
