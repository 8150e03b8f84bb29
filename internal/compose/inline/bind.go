package inline

import (
	"regexp"
	"strings"

	"tiendo/internal/document"
)

const noBreak = "\u00a0"

var (
	// reSpan is a span of years: "2021 - 2025".
	reSpan = regexp.MustCompile(`((?:19|20)\d{2}) ([-–]) ((?:19|20)\d{2})`)
	// reNumbered is a word that means nothing without the number after it: "trang 74", "tháng 6/2023", "số 45-NQ/TW".
	reNumbered = regexp.MustCompile(`(^|[\s(“])((?i:trang|tháng|năm|quý|số|bảng|biểu đồ|phụ lục|khoản)) (\d|[IVX]+\b)`)
	// reHanging is such a word at the end of a text, before a page number or a figure.
	reHanging = regexp.MustCompile(`(?:^|[\s(“])(?i:trang|tháng|năm|quý|số) $`)
)

// Bind puts no-break spaces where a line must not end: inside spans of years and between a word and its
// number. In tables only the spans are bound; narrow columns must be free to break the rest.
func Bind(blocks []document.Block) []document.Block {
	return mapBlocks(blocks, func(b document.Block) document.Block {
		switch b := b.(type) {
		case document.Paragraph:
			b.Text = boundInlines(b.Text)
			return b
		case document.Heading:
			b.Text = boundInlines(b.Text)
			return b
		case document.Table:
			return mapText([]document.Block{b}, boundSpans)[0]
		case document.Head:
			b.Title = boundInlines(b.Title)
			return b
		default:
			return b
		}
	})
}

func boundInlines(in []document.Inline) []document.Inline {
	out := make([]document.Inline, len(in))
	for i, x := range in {
		switch x := x.(type) {
		case document.Text:
			x.Text = boundText(x.Text)
			if i+1 < len(in) && reHanging.MatchString(x.Text) && startsWithNumber(in[i+1]) {
				x.Text = strings.TrimSuffix(x.Text, " ") + noBreak
			}
			out[i] = x
		case document.Link:
			x.Text = boundInlines(x.Text)
			out[i] = x
		case document.Number, document.PageRef, document.LineBreak:
			out[i] = x
		}
	}
	return out
}

func startsWithNumber(i document.Inline) bool {
	switch i.(type) {
	case document.Number, document.PageRef:
		return true
	}
	return false
}

func boundSpans(s string) string {
	return reSpan.ReplaceAllString(s, "$1"+noBreak+"$2"+noBreak+"$3")
}

func boundText(s string) string {
	return reNumbered.ReplaceAllString(boundSpans(s), "$1$2"+noBreak+"$3")
}
