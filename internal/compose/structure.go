package compose

import (
	"fmt"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

func finding(code string, at diag.Place, a map[string]string) diag.Diagnostic {
	return wording.Diagnostic(code, at, wording.Args(a))
}

type headingOptions struct {
	id            string
	plain, hidden bool
}

// heading numbers a heading by the profile. A part (level 0) and an appendix begin the counting anew.
func (c *composer) heading(level int, in []document.Inline, o headingOptions) document.Block {
	h := document.Heading{Level: min(level, 4), Text: in, Outline: !o.hidden}
	appendix := c.section != nil && c.section.Appendix
	switch {
	case o.plain:
	case level == 0 && appendix:
		c.appendix++
		n := itoa(c.appendix)
		if c.p.Profile.AppendixNumber == "roman" {
			n = roman(c.appendix)
		}
		h.Over = strings.ReplaceAll(c.text("appendix.over"), "{n}", n)
	case level == 0:
		c.heads[0]++
		h.Over = c.text("part." + itoa(c.heads[0]))
	default:
		c.heads[level]++
		h.Number = c.headingNumber(level)
	}
	if level == 0 || !o.plain {
		clear(c.heads[level+1:])
	}
	if o.id == "" {
		o.id = "muc"
		if c.section != nil {
			o.id = c.section.Code
		}
	}
	h.ID = c.anchor(o.id)
	return h
}

// headingNumber words a counter as the profile's pattern for that level does: "I-", "1.", "a)", "-".
func (c *composer) headingNumber(level int) string {
	pattern := ""
	if level-1 < len(c.p.Profile.HeadingNumbers) {
		pattern = c.p.Profile.HeadingNumbers[level-1]
	}
	n := c.heads[level]
	switch {
	case strings.HasPrefix(pattern, "1.1"):
		return itoa(c.heads[level-1]) + "." + itoa(n) + pattern[3:]
	case strings.HasPrefix(pattern, "I"):
		return roman(n) + pattern[1:]
	case strings.HasPrefix(pattern, "1"):
		return itoa(n) + pattern[1:]
	case strings.HasPrefix(pattern, "a"):
		return letter(n) + pattern[1:]
	}
	return pattern
}

// anchor makes an id unique: a loop over indicators may use a section's anchor more than once.
func (c *composer) anchor(id string) string {
	id = strings.Map(func(r rune) rune {
		if r == ' ' || r == '#' || r == '"' {
			return '-'
		}
		return r
	}, id)
	for n, try := 2, id; ; n++ {
		if !c.ids[try] {
			c.ids[try] = true
			return try
		}
		try = fmt.Sprintf("%s-%d", id, n)
	}
}

// points notes where a link or page reference stands, for the finding when it leads nowhere.
func (c *composer) points(target string) {
	if _, there := c.asked[target]; !there {
		c.asked[target] = c.here()
	}
}

// links looks at every link and page reference once the document is whole.
func (c *composer) links(blocks []document.Block) {
	eachInline(blocks, func(i document.Inline) {
		target := ""
		switch i := i.(type) {
		case document.Link:
			target = i.Target
		case document.PageRef:
			target = i.Target
		}
		if target != "" && !c.ids[target] {
			at, known := c.asked[target]
			if !known {
				at = c.p.At
			}
			c.find("E505", at, map[string]string{"target": "#" + target})
		}
	})
}

// picture makes what an image's destination names: chart:code/subject, table:code/subject, block:name.
func (c *composer) picture(dest string, caption []document.Inline) []document.Block {
	form, rest, _ := strings.Cut(dest, ":")
	code, subject, _ := strings.Cut(rest, "/")
	if form == "block" {
		return c.fixed(code, dest)
	}
	f := c.p.FigureByCode(code)
	if f == nil || f.Form != form {
		c.find("E508", c.here(), map[string]string{"target": dest})
		return nil
	}
	name := c.subjectName(subject)
	if len(caption) == 0 {
		caption = c.fill(f.Title, args{"subject": text(name)})
	}
	if form == "table" {
		t, ok := c.table(f, subject)
		if !ok {
			return nil
		}
		if len(t.Rows) == 0 {
			return []document.Block{document.Paragraph{Text: concat(caption, literal(c.text("table.empty")))}}
		}
		c.tables++
		t.ID, t.Number, t.Caption = c.anchor("bang-"+itoa(c.tables)), c.numbered("caption.table", c.tables), caption
		t.Unit = option(f, "unit")
		t.Summary = document.Plain(caption)
		return []document.Block{t}
	}
	size, err := figureSize(f)
	if err != nil {
		c.find("E510", f.At, map[string]string{"code": f.Code})
		return nil
	}
	c.figures++
	return []document.Block{document.Figure{ID: c.anchor("bieu-do-" + itoa(c.figures)), Chart: f.Code, Subject: subject,
		Number: c.numbered("caption.chart", c.figures), Caption: caption, Size: size}}
}

// fixed are the blocks that every official document has.
func (c *composer) fixed(name, dest string) []document.Block {
	switch name {
	case "head":
		return []document.Block{c.head()}
	case "contents":
		return []document.Block{document.Contents{Title: c.text("contents.title"), Depth: 1}}
	case "signature":
		return []document.Block{c.signature()}
	}
	c.find("E508", c.here(), map[string]string{"target": dest})
	return nil
}

func (c *composer) head() document.Head {
	e, i := c.in.Edition, c.p.Issuer
	h := document.Head{Superior: i.Superior, Issuer: i.Name, Number: e.Number, Symbol: i.Symbol, Place: c.p.Place,
		TypeName: c.p.Profile.Head.TypeName, Title: text(c.title())}
	if !e.Date.IsZero() {
		h.Day, h.Month, h.Year = fmt.Sprintf("%02d", e.Date.Day), vitext.MonthNumber(e.Date.Month), itoa(e.Date.Year)
	}
	switch {
	case e.Draft > 0 && !e.Final:
		h.Draft = strings.ReplaceAll(c.text("head.draft"), "{n}", itoa(e.Draft))
	case !e.Final:
		h.Draft = c.text("head.working")
	}
	return h
}

func (c *composer) signature() document.Signature {
	s := document.Signature{RecipientsLabel: c.text("signature.recipients")}
	t := c.p.TypeByCode(c.in.Edition.Type)
	if t == nil {
		return s
	}
	s.Authority, s.Role, s.Name, s.Recipients = t.Signer.Authority, t.Signer.Role, t.Signer.Name, t.Recipients
	return s
}

// subjectName is the name of what a chart or table is about.
func (c *composer) subjectName(code string) string {
	if i := c.p.IndicatorByCode(code); i != nil {
		if i.ShortName != "" {
			return i.ShortName
		}
		return i.Name
	}
	for _, i := range c.p.Indicators {
		for _, k := range i.Components {
			if k.Code == code {
				return k.Name
			}
		}
	}
	return code
}

func (c *composer) numbered(key string, n int) string {
	return strings.ReplaceAll(c.text(key), "{n}", itoa(n))
}

// figureSize is a chart's place on the page; the loader has read both lengths before.
func figureSize(f *program.Figure) (geom.Size, error) {
	return geom.Size{W: f.Width.Length, H: f.Height.Length}, nil
}
