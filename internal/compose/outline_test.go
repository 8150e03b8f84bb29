package compose

import (
	"fmt"
	"strings"

	"tiendo/internal/document"
)

// outline is a document as text that a person can read in a diff: one line a block, figures in braces
// with the ids of their values.
func outline(doc document.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s | %s\n", doc.Meta.Title, doc.Meta.Edition, doc.Meta.Date, doc.Meta.Author)
	write(&b, doc.Blocks, "")
	b.WriteString("values\n")
	for _, v := range doc.Values {
		fmt.Fprintf(&b, "  %s = %s %s (%s) %s\n", v.ID, v.Text, v.Value.Unit, v.Period, v.Value.Derived)
	}
	return b.String()
}

func write(b *strings.Builder, blocks []document.Block, in string) {
	for _, x := range blocks {
		switch x := x.(type) {
		case document.Head:
			fmt.Fprintf(b, "%shead %s / %s [%s] %s-%s %s\n", in, x.Issuer, marks(x.Title), x.Draft, x.Number, x.Symbol, x.Day)
		case document.Heading:
			fmt.Fprintf(b, "%s%s %s%s %s #%s\n", in, strings.Repeat("#", x.Level+1), x.Over, x.Number, marks(x.Text), x.ID)
		case document.Paragraph:
			fmt.Fprintf(b, "%s%s| %s\n", in, x.Style, marks(x.Text))
		case document.List:
			for _, i := range x.Items {
				fmt.Fprintf(b, "%s%s\n", in, x.Marker)
				write(b, i, in+"  ")
			}
		case document.Table:
			fmt.Fprintf(b, "%stable %s: %s (%s)\n", in, x.Number, marks(x.Caption), x.Unit)
			for _, h := range x.Head {
				fmt.Fprintf(b, "%s  H %s\n", in, cells(h))
			}
			for _, r := range x.Rows {
				fmt.Fprintf(b, "%s  R %s\n", in, cells(r.Cells))
			}
		case document.Figure:
			fmt.Fprintf(b, "%sfigure %s: %s <%s/%s>\n", in, x.Number, marks(x.Caption), x.Chart, x.Subject)
		case document.Contents:
			fmt.Fprintf(b, "%scontents %s\n", in, x.Title)
		case document.Break:
			fmt.Fprintf(b, "%sbreak\n", in)
		case document.Region:
			fmt.Fprintf(b, "%sregion landscape=%t\n", in, x.Landscape)
			write(b, x.Blocks, in+"  ")
		case document.Signature:
			fmt.Fprintf(b, "%ssignature %s / %s\n", in, x.Authority, x.Role)
		}
	}
}

func cells(cs []document.Cell) string {
	var out []string
	for _, c := range cs {
		out = append(out, marks(c.Text))
	}
	return strings.Join(out, " │ ")
}

func marks(in []document.Inline) string {
	s := ""
	for _, i := range in {
		switch i := i.(type) {
		case document.Text:
			t := i.Text
			if i.Style.Bold {
				t = "*" + t + "*"
			}
			if i.Style.Italic {
				t = "_" + t + "_"
			}
			s += t
		case document.Number:
			sp := " "
			if i.Glue || i.Unit == "" {
				sp = ""
			}
			s += "{" + i.Text + sp + i.Unit + "}"
		case document.Link:
			s += "[" + marks(i.Text) + "](#" + i.Target + ")"
		case document.PageRef:
			s += "<p " + i.Target + ">"
		case document.LineBreak:
			s += "⏎"
		}
	}
	return s
}
