package workbook

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/quantity"
	"tiendo/internal/soak"
)

// damaged changes a part at a seeded place: it cuts the rest off, takes a stretch out, or overwrites a
// few bytes.
func damaged(r *rand.Rand, part string) (out, how string) {
	if part == "" {
		return part, "nothing"
	}
	at, n := r.IntN(len(part)), 1+r.IntN(40)
	end := min(len(part), at+n)
	switch r.IntN(4) {
	case 0:
		return part[:at], fmt.Sprintf("cut at %d", at)
	case 1:
		return part[:at] + part[end:], fmt.Sprintf("%d bytes taken out at %d", end-at, at)
	case 2:
		b := []byte(part)
		b[at] = byte(r.IntN(256))
		return string(b), fmt.Sprintf("byte %d overwritten", at)
	}
	b := []byte(part)
	const letters = "0123456789ABCxyz<>/=\" &;"
	for i := at; i < min(len(b), at+1+r.IntN(3)); i++ {
		b[i] = letters[r.IntN(len(letters))]
	}
	return string(b), fmt.Sprintf("letters written at %d", at)
}

// places lists the cells of a book with a value.
func places(b *Book) []string {
	var out []string
	for _, s := range b.Sheets {
		for _, c := range s.Cells {
			out = append(out, s.Name+"!"+c.Ref())
		}
	}
	return out
}

// Two thousand damaged workbooks: each is refused by name, or has no fewer cells than the good one. A
// stretch that is taken out may swallow whole cells and leave good XML, which no reader can know from the
// bytes; such a book may have fewer cells only if the bytes that were taken held them.
func TestDamageIsNeverSilent(t *testing.T) {
	books := []map[string]string{fixture(damageRows())}
	data, err := Write(sampleDraft())
	if err != nil {
		t.Fatal(err)
	}
	books = append(books, parts(t, data))
	good := make([]*Book, len(books))
	for i, p := range books {
		if good[i], _ = Open("a.xlsx", pack(t, p)); good[i] == nil {
			t.Fatal("the good book is refused")
		}
	}
	refused, same, other, fewer := 0, 0, 0, 0
	cases, from := soak.Cases(t, 2000)
	for i := range cases {
		seed := from + uint64(i)
		r := rand.New(rand.NewPCG(seed, 7)) //nolint:gosec // repeatable, not secret
		i := i % len(books)
		p := maps.Clone(books[i])
		names := slices.DeleteFunc(slices.Sorted(maps.Keys(p)), func(n string) bool { return !readPart(n) })
		name := names[r.IntN(len(names))]
		how := ""
		p[name], how = damaged(r, p[name])
		book, diags := Open("a.xlsx", pack(t, p))
		if book == nil {
			if len(diags) != 1 || diags[0].Message == "" {
				t.Errorf("seed %d, %s %s: refused without a name: %v", seed, name, how, diags)
			}
			refused++
			continue
		}
		before, after := places(good[i]), places(book)
		switch {
		case slices.Equal(before, after) && show(good[i]) == show(book):
			same++
		case slices.Equal(before, after):
			other++
		case strings.Contains(how, "taken out") && len(after) < len(before):
			fewer++
		case renamedOnly(before, after):
			other++
		default:
			t.Errorf("seed %d, %s %s: %d cells became %d without a word:\n%s", seed, name, how, len(before), len(after), difference(before, after))
		}
	}
	t.Logf("%d refused, %d the same, %d with other values, %d with whole cells taken out", refused, same, other, fewer)
	if refused < cases/2 || same < cases/200 || other < cases/1000 {
		t.Errorf("the damage is not of all kinds: %d, %d, %d", refused, same, other)
	}
	if fewer > max(1, cases/100) {
		t.Errorf("%d books lost whole cells to good XML; more than chance explains", fewer)
	}
}

// readPart tells whether the door reads the part at all.
func readPart(name string) bool {
	return strings.HasPrefix(name, "xl/w") || strings.HasPrefix(name, "xl/_rels") || name == "_rels/.rels" ||
		name == "xl/sharedStrings.xml" || name == "xl/styles.xml" || strings.HasPrefix(name, "xl/comments")
}

// renamedOnly tells whether the same cells stand under another sheet name: the name's own characters
// were changed, and every figure is there.
func renamedOnly(before, after []string) bool {
	if len(before) != len(after) {
		return false
	}
	for i := range before {
		_, a, _ := strings.Cut(before[i], "!")
		_, b, _ := strings.Cut(after[i], "!")
		if a != b {
			return false
		}
	}
	return true
}

func difference(before, after []string) string {
	var out []string
	for _, p := range before {
		if !slices.Contains(after, p) {
			out = append(out, "- "+p)
		}
	}
	for _, p := range after {
		if !slices.Contains(before, p) {
			out = append(out, "+ "+p)
		}
	}
	return strings.Join(out, "\n")
}

func damageRows() string {
	var b strings.Builder
	for row := 1; row <= 12; row++ {
		fmt.Fprintf(&b, `<row r="%d" spans="1:4">`, row)
		fmt.Fprintf(&b, `<c r="A%d" t="s"><v>%d</v></c>`, row, row%2)
		for col := 2; col <= 4; col++ {
			fmt.Fprintf(&b, `<c r="%s" s="7"><v>%s</v></c>`, Ref(row, col), quantity.Int(int64(row*1000+col)).String())
		}
		b.WriteString(`</row>`)
	}
	return b.String()
}
