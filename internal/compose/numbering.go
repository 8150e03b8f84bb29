package compose

import (
	"strconv"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/program"
)

// numbering counts headings, appendices, tables and charts, and words the counts as the profile does.
type numbering struct {
	words    tell.Words
	profile  *program.Profile
	heads    [7]int // counters of headings by level, 0 first
	appendix int
	tables   int
	charts   int
	noted    map[string]noted  // by the heading's anchor
	mark     []document.Inline // below the titles of appendices
}

// noted is what the numbering must know of a heading.
type noted struct {
	level           int
	plain, appendix bool
}

// note keeps what the numbering must know of a heading. Headings are counted only when the document is whole: one
// that has nothing below it falls away.
func (n *numbering) note(id string, level int, plain, appendix bool) {
	if n.noted == nil {
		n.noted = map[string]noted{}
	}
	n.noted[id] = noted{level, plain, appendix}
}

// headings numbers the document's headings. Below an appendix's title stands the mark of its report, if there is one.
func (n *numbering) headings(blocks []document.Block) []document.Block {
	out := make([]document.Block, 0, len(blocks))
	for _, b := range blocks {
		switch x := b.(type) {
		case document.Heading:
			if k, known := n.noted[x.ID]; known {
				x.Over, x.Number = n.heading(k.level, k.plain, k.appendix)
			}
			if out = append(out, x); x.Over != "" && n.noted[x.ID].appendix && n.mark != nil {
				out = append(out, document.Paragraph{Style: "center", Text: inline.Restyle(n.mark, document.Style{Italic: true})})
			}
			continue
		case document.Region:
			x.Blocks = n.headings(x.Blocks)
			b = x
		case document.List:
			items := make([][]document.Block, len(x.Items))
			for j := range items {
				items[j] = n.headings(x.Items[j])
			}
			x.Items = items
			b = x
		}
		out = append(out, b)
	}
	return out
}

// heading numbers a heading: what stands over it, what before it. A part (level 0) and an appendix begin the
// counting anew; a plain one counts nothing.
func (n *numbering) heading(level int, plain, appendix bool) (over, number string) {
	switch {
	case plain:
	case level == 0 && appendix:
		n.appendix++
		no := strconv.Itoa(n.appendix)
		if n.profile.AppendixNumber == "roman" {
			no = roman(n.appendix)
		}
		over = n.words.Text("appendix.over", "n", no)
	case level == 0:
		n.heads[0]++
		over = n.words.Text("part." + strconv.Itoa(n.heads[0]))
	default:
		n.heads[level]++
		number = n.level(level)
	}
	if level == 0 || !plain {
		clear(n.heads[level+1:])
	}
	return over, number
}

// level words a counter as the profile's pattern for that level does: "I-", "1.", "a)", "-".
func (n *numbering) level(level int) string {
	pattern := ""
	if level-1 < len(n.profile.HeadingNumbers) {
		pattern = n.profile.HeadingNumbers[level-1]
	}
	no := n.heads[level]
	switch {
	case strings.HasPrefix(pattern, "1.1"):
		return strconv.Itoa(n.heads[level-1]) + "." + strconv.Itoa(no) + pattern[3:]
	case strings.HasPrefix(pattern, "I"):
		return roman(no) + pattern[1:]
	case strings.HasPrefix(pattern, "1"):
		return strconv.Itoa(no) + pattern[1:]
	case strings.HasPrefix(pattern, "a"):
		return letter(no) + pattern[1:]
	}
	return pattern
}

// table counts a table: its number, and that in words, "Bảng 3".
func (n *numbering) table() (no, words string) {
	n.tables++
	no = strconv.Itoa(n.tables)
	return no, n.words.Text("caption.table", "n", no)
}

// chart counts a chart: its number, and that in words, "Biểu đồ 3".
func (n *numbering) chart() (no, words string) {
	n.charts++
	no = strconv.Itoa(n.charts)
	return no, n.words.Text("caption.chart", "n", no)
}

// roman writes small numbers for headings and appendices.
func roman(n int) string {
	var b strings.Builder
	for _, s := range []struct {
		n int
		s string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= s.n; n -= s.n {
			b.WriteString(s.s)
		}
	}
	return b.String()
}

// letters are the points of an official document: the Vietnamese alphabet without f, j, w, z and without
// the letters that differ by a mark only, except đ.
var letters = []rune("abcdđeghiklmnopqrstuvxy")

func letter(n int) string {
	if n < 1 {
		return ""
	}
	s := string(letters[(n-1)%len(letters)])
	if r := (n - 1) / len(letters); r > 0 {
		s += strconv.Itoa(r)
	}
	return s
}
