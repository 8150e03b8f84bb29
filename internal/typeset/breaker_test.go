package typeset

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tiendo/internal/geom"
)

// typewriter makes items in which every letter and space is 10 wide: "a b~c|d": ~ is a no-break space,
// | a forced end.
func typewriter(s string) []item {
	var out []item
	for _, w := range strings.FieldsFunc(strings.NewReplacer(" ", "\x00 \x00", "~", "\x00~\x00", "|", "\x00|\x00").Replace(s), func(r rune) bool { return r == 0 }) {
		switch w {
		case " ":
			out = append(out, item{kind: space, text: " ", width: 10})
		case "~":
			out = append(out, item{kind: space, text: " ", width: 10, cost: never})
		case "|":
			out = append(out, item{kind: end, text: " ", width: 10})
		default:
			out = append(out, item{kind: box, text: w, width: geom.Length(10 * len(w))})
		}
	}
	return out
}

func broken(items []item, m measure) string {
	var lines []string
	for _, sp := range breakLines(items, m) {
		s := ""
		for _, it := range items[sp.from:trim(items, sp.from, sp.to)] {
			s += it.text
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "/")
}

func TestBreakLines(t *testing.T) {
	for _, c := range []struct {
		name, in, align string
		first, width    geom.Length
		want            string
	}{
		{"fits", "aa bb", "left", 50, 50, "aa bb"},
		{"wraps", "aa bb cc", "left", 50, 50, "aa bb/cc"},
		{"a no-break space holds", "aa bb~cc", "left", 50, 50, "aa/bb cc"},
		{"a forced end", "aa|bb cc", "left", 80, 80, "aa/bb cc"},
		{"two forced ends leave an empty line", "aa||bb", "left", 80, 80, "aa//bb"},
		{"the first line is shorter by its indent", "aa bb cc dd", "left", 30, 80, "aa/bb cc dd"},
		{"centred lines are balanced", "aaaa bbbb cccc dddd", "center", 150, 150, "aaaa bbbb/cccc dddd"},
		{"flush left fills from the top", "aaaa bbbb cccc dddd", "left", 150, 150, "aaaa bbbb cccc/dddd"},
		// First fit would set "aaa bbb c / ddddddd / eeeeee ffff"; the total is better with c carried over.
		{"total fit looks ahead", "aaa bbb c ddddddd ee ffff", "justify", 90, 90, "aaa bbb/c ddddddd/ee ffff"},
		{"a last line of one short word is avoided where another way is nearly as good", "aaaaaaa bbbbbb cccc d eeeee b", "justify", 160, 160, "aaaaaaa bbbbbb/cccc d eeeee b"},
	} {
		if got := broken(typewriter(c.in), measure{first: c.first, width: c.width, align: c.align}); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestBreakLinesKeepsEveryWordInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.StringMatching(`[a-z]{1,12}([ ~|][a-z]{1,12}){0,60}`).Draw(t, "text")
		m := measure{first: geom.Length(rapid.IntRange(10, 400).Draw(t, "first")), width: geom.Length(rapid.IntRange(10, 400).Draw(t, "width")),
			align: rapid.SampledFrom([]string{"left", "center", "right", "justify"}).Draw(t, "align")}
		items := typewriter(in)
		got := strings.NewReplacer("/", "", " ", "").Replace(broken(items, m))
		want := strings.NewReplacer("~", "", "|", "", " ", "").Replace(in)
		if got != want {
			t.Fatalf("%q became %q", in, got)
		}
		// A line too wide holds nothing that could have gone elsewhere.
		width, spaces := sums(items)
		for i, sp := range breakLines(items, m) {
			to := trim(items, sp.from, sp.to)
			if _, fits := m.cost(width[to]-width[sp.from], spaces[to]-spaces[sp.from], i == 0, false); fits {
				continue
			}
			for _, it := range items[sp.from:to] {
				if it.breakable() {
					t.Fatalf("%q: line %d is too wide and could be broken", in, i)
				}
			}
		}
	})
}

// No other set of breaks costs less: checked against all of them on short texts.
func TestBreakLinesIsOptimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.StringMatching(`[a-z]{1,6}( [a-z]{1,6}){1,9}`).Draw(t, "text")
		m := measure{first: 100, width: 120, align: rapid.SampledFrom([]string{"left", "center", "justify"}).Draw(t, "align")}
		items := typewriter(in)
		width, spaces := sums(items)
		total := func(lines []span) int64 {
			var sum int64
			for i, sp := range lines {
				to := trim(items, sp.from, sp.to)
				c, _ := m.cost(width[to]-width[sp.from], spaces[to]-spaces[sp.from], i == 0, sp.to == len(items))
				sum += c
			}
			return sum
		}
		best := total(breakLines(items, m))
		var at []int
		for i, it := range items {
			if it.breakable() {
				at = append(at, i)
			}
		}
		for mask := range 1 << len(at) {
			var lines []span
			from := 0
			for k, i := range at {
				if mask&(1<<k) != 0 {
					lines = append(lines, span{from, i})
					from = i + 1
				}
			}
			if c := total(append(lines, span{from, len(items)})); c < best {
				t.Fatalf("%q: breaks %b cost %d, chosen ones %d", in, mask, c, best)
			}
		}
	})
}

func TestShareOut(t *testing.T) {
	for _, c := range []struct {
		name   string
		total  geom.Length
		fixed  []geom.Length
		shares []int64
		need   []geom.Length
		want   []geom.Length
	}{
		{"by shares", 100, []geom.Length{0, 0}, []int64{1, 3}, []geom.Length{5, 5}, []geom.Length{25, 75}},
		{"fixed first", 100, []geom.Length{20, 0, 0}, []int64{0, 1, 1}, []geom.Length{5, 5, 5}, []geom.Length{20, 40, 40}},
		{"a need is met by the others", 100, []geom.Length{0, 0, 0}, []int64{1, 1, 8}, []geom.Length{30, 5, 5}, []geom.Length{30, 8, 62}},
		{"a need over a fixed width", 100, []geom.Length{10, 0}, []int64{0, 1}, []geom.Length{30, 5}, []geom.Length{30, 70}},
		{"fixed widths alone fill the table", 100, []geom.Length{10, 10}, []int64{0, 0}, []geom.Length{5, 5}, []geom.Length{50, 50}},
		{"too much need is shared", 100, []geom.Length{0, 0}, []int64{1, 1}, []geom.Length{150, 50}, []geom.Length{75, 25}},
	} {
		got := shareOut(c.total, c.fixed, c.shares, c.need)
		for i := range c.want {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
				break
			}
		}
	}
}

func TestShareOutMeetsNeeds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "columns")
		total := geom.Length(rapid.IntRange(1000, 700_000).Draw(t, "total"))
		fixed, shares, need := make([]geom.Length, n), make([]int64, n), make([]geom.Length, n)
		var needs, sum geom.Length
		for i := range n {
			fixed[i] = geom.Length(rapid.SampledFrom([]int{0, 0, 20_000, 90_000}).Draw(t, "fixed"))
			shares[i] = int64(rapid.IntRange(1, 9).Draw(t, "share"))
			need[i] = geom.Length(rapid.IntRange(0, 80_000).Draw(t, "need"))
			needs += need[i]
		}
		for i, w := range shareOut(total, fixed, shares, need) {
			sum += w
			if w < 0 || (needs <= total && w < need[i]-geom.Length(n)) {
				t.Fatalf("column %d is %d, needs %d", i, w, need[i])
			}
		}
		if sum != total {
			t.Fatalf("columns add up to %d, not %d", sum, total)
		}
	})
}

func TestBalance(t *testing.T) {
	row := func(wants ...geom.Length) (out []demand) {
		for i, w := range wants {
			out = append(out, demand{i, w})
		}
		return out
	}
	for _, c := range []struct {
		name                      string
		widths, need, fixed, want []geom.Length
		rows                      [][]demand
	}{
		{"short texts leave the shares alone", []geom.Length{480, 480}, []geom.Length{0, 0}, []geom.Length{0, 0}, []geom.Length{480, 480}, [][]demand{row(100, 200)}},
		{"the long text gets what the short one does not need", []geom.Length{480, 480}, []geom.Length{80, 80}, []geom.Length{0, 0}, []geom.Length{80, 880}, [][]demand{row(60, 4000)}},
		{"a need stays met", []geom.Length{480, 480}, []geom.Length{400, 80}, []geom.Length{0, 0}, []geom.Length{400, 560}, [][]demand{row(60, 4000)}},
		{"a fixed width stays", []geom.Length{480, 480}, []geom.Length{0, 0}, []geom.Length{480, 0}, []geom.Length{480, 480}, [][]demand{row(60, 4000)}},
		{"long texts in different rows share", []geom.Length{480, 480}, []geom.Length{0, 0}, []geom.Length{0, 0}, []geom.Length{480, 480}, [][]demand{row(4000, 100), row(100, 4000)}},
	} {
		got := slices.Clone(c.widths)
		if balance(got, c.need, c.fixed, c.rows, 0); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestMarker(t *testing.T) {
	for _, c := range []struct {
		pattern string
		i       int
		want    string
	}{{"-", 7, "-"}, {"1.", 0, "1."}, {"1.", 11, "12."}, {"a)", 3, "d)"}, {"a)", 4, "đ)"}, {"a)", 22, "y)"}, {"a)", 23, "aa)"}, {"", 3, ""}} {
		if got := marker(c.pattern, c.i); got != c.want {
			t.Errorf("marker(%q, %d) = %q, want %q", c.pattern, c.i, got, c.want)
		}
	}
}

func TestDatesAndNumbersTakeTheirZero(t *testing.T) {
	for _, c := range []struct{ got, want string }{{filled("5"), "05"}, {filled("12"), "12"}, {filled(""), blank}, {month("1"), "01"}, {month("2"), "02"}, {month("3"), "3"}, {month("12"), "12"}, {month(""), blank}} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	for in, want := range map[string]string{"- Bộ Chính trị": "Bộ Chính trị;", "Lưu (01 bản)": "Lưu (01 bản);", "Như trên;": "Như trên;", "": ""} {
		if got := recipient(in, ";", false); got != want {
			t.Errorf("recipient(%q) = %q, want %q", in, got, want)
		}
	}
	if got := recipient("Lưu Văn phòng", ";", true); got != "Lưu Văn phòng." {
		t.Errorf("last recipient %q", got)
	}
}
