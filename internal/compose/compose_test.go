package compose

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tiendo/internal/compose/inline"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/golden"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// whole is a report with everything that a section can say.
const whole = `![](block:head)

## Tóm tắt {#tom-tat .plain}

Tính đến {{.Cutoff}}: {{range .Groups}}**{{.Count}}/{{.Total}}** {{.Label}} ({{.Names}}); {{end}}xem [chi tiết](#chi-tieu-ct04), trang {{page "chi-tieu-ct04"}}.

![](chart:groups)

![](table:stuck)

![](table:owed)

---

![](block:contents)

# Kết quả {#phan-1}

## Bối cảnh

{{range notes "boi_canh"}}
{{.Text}} ({{.Body}})
{{end}}

## Chỉ tiêu

{{range .Indicators}}
### {{.Name}} {#{{.Anchor}}}

{{range .Components}}{{.Name}}: {{.Sentence}}. {{.Verdict}}{{end}}
{{end}}

# Hạn chế

## Nguyên nhân

{{range records "cause"}}
- {{.Line}}
{{end}}

# Nhiệm vụ

## Trọng tâm

{{range (records "task").Open}}
1. {{.Line}}
{{end}}

| Việc | Số |
|:---|---:|
| a | {{so "CT04a"}} |

![](table:indicators)

![Gửi số liệu](table:submissions)

![](table:findings)

![](block:signature)
`

func TestWholeDocument(t *testing.T) {
	t.Parallel()
	in := small(t, section(whole))
	doc, ds := Compose(in)
	for _, d := range ds {
		t.Errorf("%s %s: %s", d.At, d.Code, d.Message)
	}
	golden.Check(t, "whole.txt", outline(doc))
	again, _ := Compose(small(t, section(whole)))
	if outline(again) != outline(doc) {
		t.Error("two runs differ")
	}
}

// hostile are texts that would be markup, template code, tables, links, tokens if they were ever parsed.
var hostile = []string{"**x**", "_x_ *y*", "{{.}}", "{{so \"CT04a\"}}", "<b>x</b>", "![](chart:groups)", "[a](#phan-1)", "a | b", "# x", "- x", "1. x", "> x",
	"---", "x\n\n## y", "\uE000\uE010\uE001", "\\*x\\*", "&lt;", "`x`", "=1+1", "{#x .plain}", "x  ", "| a |\n|---|", "***", "__", "~~x~~", "http://x.y", "\uE001x\uE000"}

func TestNothingFromAWorkbookBecomesMarkup(t *testing.T) {
	t.Parallel()
	shape := func(in Input) string {
		doc, ds := Compose(in)
		for _, d := range ds {
			t.Errorf("%s %s: %s", d.At, d.Code, d.Message)
		}
		var b strings.Builder
		document.Walk(doc.Blocks, func(x document.Block) {
			switch x := x.(type) {
			case document.Heading:
				b.WriteString("H" + strconv.Itoa(x.Level) + x.ID + "\n")
			case document.List:
				b.WriteString("L" + x.Marker + strconv.Itoa(len(x.Items)) + "\n")
			case document.Table:
				b.WriteString("T" + strconv.Itoa(len(x.Rows)) + "\n")
			case document.Paragraph:
				styles := 0
				inline.Visit(x.Text, func(i document.Inline) {
					if n, ok := i.(document.Text); ok && (n.Style != document.Style{}) {
						styles++
					}
				})
				b.WriteString("P" + strconv.Itoa(styles) + x.Style + "\n")
			default:
				b.WriteString("B\n")
			}
		})
		return b.String()
	}
	put := func(s string) Input {
		in := small(t, section(whole))
		in.Set.Notes[0].Paragraphs = []string{s}
		in.Set.Records[0].Fields[0].Text = s
		in.Set.Records[2].Fields[0].Text = s
		in.Card.Indicators[0].Name = s
		in.Card.Indicators[0].Components[0].Name = s
		in.Diagnostics[0].Message = s
		return in
	}
	want := shape(put("x"))
	for _, s := range hostile {
		in := put(s)
		if got := shape(in); got != want {
			t.Errorf("%q changes the document's shape:\n%s\nwant\n%s", s, got, want)
		}
		doc, _ := Compose(in)
		said := ""
		inline.Each(doc.Blocks, func(i document.Inline) {
			if x, ok := i.(document.Text); ok {
				said += x.Text
			}
		})
		printed := strings.TrimRight(inline.Clean(s), ". ")
		if n := strings.Count(said, printed); n < 4 {
			t.Errorf("%q is printed %d times as it stands, want 4 and more", s, n)
		}
	}
}

func TestAnyTextOfAWorkbookIsPrintedAsItStands(t *testing.T) {
	t.Parallel()
	in := small(t, section("{{range notes \"boi_canh\"}}\n- **{{.Text}}** a\n{{end}}\n"))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("ab ủy*_{}[]()#|<>!`\\\n-+.1\uE000\uE001\uE010&;\"")), 1, 30, -1).Draw(t, "text")
		in.Set.Notes[0].Paragraphs = []string{s}
		doc, ds := Compose(in)
		if len(ds) > 0 {
			t.Fatalf("findings: %v", ds)
		}
		if inline.Clean(s) == "" {
			return
		}
		l, ok := doc.Blocks[0].(document.List)
		if !ok || len(doc.Blocks) != 1 || len(l.Items) != 1 || len(l.Items[0]) != 1 {
			t.Fatalf("%q gives %#v", s, doc.Blocks)
		}
		p, _ := l.Items[0][0].(document.Paragraph)
		if got := document.Plain(p.Text); got != inline.Clean(s)+" a" {
			t.Fatalf("%q is printed as %q", s, got)
		}
	})
}

func TestTemplatesPrintTokensOnly(t *testing.T) {
	t.Parallel()
	for text, code := range map[string]string{
		"{{len .Indicators}}":                           "E507",
		"{{printf \"%d\" 5}}":                           "E507",
		"{{\"chữ\"}}":                                   "E507",
		"{{range $i, $x := .Groups}}{{$i}}":             "E502",
		"a\n\n{{range $i, $x := .Groups}}{{$i}}{{end}}": "E507",
		"{{.Nothing}}":                                  "E502",
		"{{so \"CT99\"}}":                               "E502",
		"{{records \"nothing\"}}":                       "E502",
		"a\uE000b":                                      "E506",
		"![](chart:nothing)":                            "E508",
		"![](table:groups)":                             "E508",
		"![](block:nothing)":                            "E508",
		"a ![](chart:groups)":                           "E508",
		"[a](#nowhere)":                                 "E505",
		"trang {{page \"nowhere\"}}":                    "E505",
		"[a](https://example.org)":                      "E505",
		"![](table:series/CT99)":                        "E515",
		"{{word \"no.such.wording\"}}":                  "E503",
	} {
		_, ds := Compose(small(t, section(text)))
		if len(ds) == 0 || ds[0].Code != code {
			t.Errorf("%q: got %v, want %s", text, ds, code)
		}
	}
}

func TestFindingsNameTheLineOfTheFile(t *testing.T) {
	t.Parallel()
	_, ds := Compose(small(t, section("a\n\n{{so \"CT99\"}}\n")))
	if len(ds) != 1 || ds[0].At.Line != 6 || ds[0].At.File != "templates/nq/sections/100-muc.md" {
		t.Fatalf("got %v, want line 6: the section's text begins at line 4", ds)
	}
}

func TestALinkToNowhereIsNamedWhereItStands(t *testing.T) {
	t.Parallel()
	_, ds := Compose(small(t, section("a\n\nb [c](#nowhere)\n")))
	if len(ds) != 1 || ds[0].At.String() != "templates/nq/sections/100-muc.md:6" {
		t.Errorf("got %v", ds)
	}
	_, ds = Compose(small(t, section("{{range .Indicators}}\na\n{{end}}\n\nb [c](#nowhere)\n")))
	if len(ds) != 1 || ds[0].At.String() != "templates/nq/sections/100-muc.md" {
		t.Errorf("below a loop lines are unknown, got %v", ds)
	}
}

func TestABrokenSectionLeavesTheOthers(t *testing.T) {
	t.Parallel()
	bad := section("{{.Nothing}}")
	good := section("Còn lại.")
	good.Code, good.Order = "khac", 200
	doc, ds := Compose(small(t, bad, good))
	if len(ds) != 1 || len(doc.Blocks) != 1 {
		t.Fatalf("blocks %v, findings %v", doc.Blocks, ds)
	}
}

func TestSectionsChooseByType(t *testing.T) {
	t.Parallel()
	in := small(t, section("a"))
	in.Edition.Type = "thang"
	doc, ds := Compose(in)
	if len(doc.Blocks) != 0 || len(ds) != 1 || ds[0].Code != "E501" || ds[0].Severity != diag.Error {
		t.Fatalf("blocks %v, findings %v", doc.Blocks, ds)
	}
}

func TestEveryPrintedFigureIsAValue(t *testing.T) {
	t.Parallel()
	for _, in := range []Input{small(t, section(whole)), nq16(t)} {
		doc, _ := Compose(in)
		byID := map[string]document.Value{}
		for _, v := range doc.Values {
			if _, twice := byID[v.ID]; twice {
				t.Errorf("%s stands twice", v.ID)
			}
			byID[v.ID] = v
			if len(v.Value.Sources) == 0 && v.Value.Derived == "" {
				t.Errorf("%s has neither sources nor a derivation", v.ID)
			}
		}
		inline.Each(doc.Blocks, func(i document.Inline) {
			if n, ok := i.(document.Number); ok && (byID[n.Value].Text != n.Text || n.Text == "") {
				t.Errorf("the number %q of %q is not its value's", n.Text, n.Value)
			}
		})
	}
}

func TestOneSpellingThroughTheDocument(t *testing.T) {
	t.Parallel()
	in := small(t, section("![](block:head)\n\nỦy ban, hòa giải, uỷ thác {{.Committee}}"))
	in.Program.Spelling = "uỷ"
	in.Program.Issuer.Name = "THÀNH ỦY"
	doc, _ := Compose(in)
	p, _ := doc.Blocks[1].(document.Paragraph)
	if got := document.Plain(p.Text); !strings.HasPrefix(got, "Uỷ ban, hoà giải, uỷ thác Ban Thường vụ Thành uỷ") {
		t.Errorf("got %q", got)
	}
	if h, _ := doc.Blocks[0].(document.Head); h.Issuer != "THÀNH UỶ" {
		t.Errorf("issuer %q", h.Issuer)
	}
}

func TestNumbering(t *testing.T) {
	t.Parallel()
	blocks := one(t, "# A\n\n## B\n\n### C\n\n#### D\n\nx\n\n#### E\n\nx\n\n## F\n\n### G\n\nx\n\n# H\n\n## I\n\nx\n\n## K {.plain .hidden}\n\nx\n\n## L\n\nx\n")
	var got []string
	for _, b := range blocks {
		if h, ok := b.(document.Heading); ok {
			got = append(got, strings.TrimSpace(h.Over+h.Number+" "+document.Plain(h.Text)))
		}
	}
	want := "Phần thứ nhất A|I- B|1. C|a) D|b) E|II- F|1. G|Phần thứ hai H|I- I|K|II- L"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestAppendicesAreCountedAndStandInRegions(t *testing.T) {
	t.Parallel()
	a, b := section("# Bảng\n\na"), section("# Khác\n\nb")
	a.Appendix, a.Landscape, b.Appendix, b.Order, b.Code = true, true, true, 200, "khac"
	in := small(t, a, b)
	for pattern, want := range map[string]string{"arabic": "Phụ lục 2", "roman": "Phụ lục II"} {
		in.Program.Profile.AppendixNumber = pattern
		doc, _ := Compose(in)
		first, _ := doc.Blocks[0].(document.Region)
		second, _ := doc.Blocks[1].(document.Region)
		if !first.Landscape || second.Landscape {
			t.Error("the wrong region is landscape")
		}
		if h, _ := second.Blocks[0].(document.Heading); h.Over != want {
			t.Errorf("%s: %q, want %q", pattern, h.Over, want)
		}
	}
}

func TestRomanAndLetters(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 94: "XCIV"} {
		if got := roman(n); got != want {
			t.Errorf("roman(%d) = %s, want %s", n, got, want)
		}
	}
	for n, want := range map[int]string{1: "a", 5: "đ", 6: "e", 7: "g", 23: "y", 24: "a1", 0: ""} {
		if got := letter(n); got != want {
			t.Errorf("letter(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestAbsentIsMarkedNeverZero(t *testing.T) {
	t.Parallel()
	in := small(t, section("{{so \"CT18a\"}} {{so \"CT18a.projection\"}} {{so \"thu\"}}"))
	in.Set.Observations = nil
	in.Card.Indicators[2].Components[0].Projection = quantity.Value{Absence: quantity.Refused}
	doc, ds := Compose(in)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	p, _ := doc.Blocks[0].(document.Paragraph)
	if got, want := document.Plain(p.Text), "chưa có số liệu số liệu đang xác minh chưa có số liệu"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(doc.Values) != 0 {
		t.Errorf("an absent figure became a value: %v", doc.Values)
	}
}

func TestStatusOfGroupsAddsUp(t *testing.T) {
	t.Parallel()
	in := nq16(t)
	doc, _ := Compose(in)
	sum := 0
	for _, v := range doc.Values {
		switch v.ID {
		case "count.achieved", "count.on_track", "count.challenging", "count.not_assessed":
			n := int(v.Value.Num.Float())
			sum += n
		}
	}
	if sum != len(in.Card.Indicators) || in.Card.Count(scorecard.Achieved) == 0 {
		t.Errorf("groups add up to %d of %d", sum, len(in.Card.Indicators))
	}
}
