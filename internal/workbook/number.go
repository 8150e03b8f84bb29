package workbook

import (
	"strconv"

	"tiendo/internal/quantity"
)

// digits is how many significant digits Excel shows of a number; what its file holds beyond them is the
// noise of binary fractions: 0.30000000000000004 is 0.3.
const digits = 15

// parseNumber reads a number as a file has it, at 15 significant digits. ok is false for anything but a
// plain number within the range of a double.
func parseNumber(v []byte) (d quantity.Decimal, ok bool) {
	if d, exact, ok := parseShort(v); exact || !ok {
		return d, ok
	}
	// More digits than Excel shows: the file means a double, and the double is what gets rounded. Rounding
	// the digits themselves would differ where they end in a five.
	f, err := strconv.ParseFloat(string(v), 64)
	if err != nil {
		return d, false
	}
	d, _, ok = parseShort(strconv.AppendFloat(nil, f, 'e', digits-1, 64))
	return d, ok
}

// parseShort reads a number of at most 15 significant digits; exact is false for a longer one. ok is
// false for what is no number.
func parseShort(v []byte) (d quantity.Decimal, exact, ok bool) {
	i, negative := 0, false
	if i < len(v) && (v[i] == '-' || v[i] == '+') {
		negative = v[i] == '-'
		i++
	}
	var coefficient int64
	kept, exponent := 0, 0 // significant digits in coefficient; power of ten
	digit, dot, cut := false, false, false
	for ; i < len(v); i++ {
		c := v[i]
		if c == '.' && !dot {
			dot = true
			continue
		}
		if c < '0' || c > '9' {
			break
		}
		digit = true
		switch {
		case kept < digits:
			coefficient = coefficient*10 + int64(c-'0')
			if coefficient > 0 {
				kept++
			}
			if dot {
				exponent--
			}
		default:
			cut = cut || c != '0'
			if !dot {
				exponent++
			}
		}
	}
	if !digit || len(v) > 400 {
		return d, false, false
	}
	if i < len(v) {
		if v[i] != 'e' && v[i] != 'E' || i+1 == len(v) || len(v)-i > 6 {
			return d, false, false
		}
		e, err := strconv.Atoi(string(v[i+1:]))
		if err != nil {
			return d, false, false
		}
		exponent += e
	}
	if coefficient == 0 {
		return quantity.Int(0), true, true
	}
	if exponent+kept > 309 || exponent < -340 {
		return d, false, false
	}
	for coefficient%10 == 0 { // a short form keeps later sums short
		coefficient /= 10
		exponent++
	}
	if negative {
		coefficient = -coefficient
	}
	return quantity.Scaled(coefficient, int32(exponent)), !cut, true //nolint:gosec // within ±400
}
