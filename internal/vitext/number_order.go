package vitext

import "strings"

// ByNumber compares codes so that "NV-2" comes before "NV-10": runs of digits count as numbers.
func ByNumber(a, b string) int {
	for a != "" && b != "" {
		x, restA, numA := run(a)
		y, restB, numB := run(b)
		if numA && numB {
			x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			if len(x) != len(y) {
				return len(x) - len(y)
			}
		}
		if x != y {
			return strings.Compare(x, y)
		}
		a, b = restA, restB
	}
	return len(a) - len(b)
}

// run cuts the first run of digits, or of other characters, off a text.
func run(s string) (head, rest string, number bool) {
	digit := func(i int) bool { return s[i] >= '0' && s[i] <= '9' }
	i := 1
	for i < len(s) && digit(i) == digit(0) {
		i++
	}
	return s[:i], s[i:], digit(0)
}
