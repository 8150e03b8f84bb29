package compose

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// official makes what every official document has: head, contents, signature, and what is said of it outside.
type official struct {
	teller  *tell.Teller
	edition *edition.Edition
}

// block is one of the blocks by its name; ok is false for any other name.
func (o *official) block(name string) (b document.Block, ok bool) {
	switch name {
	case "head":
		return o.head(), true
	case "contents":
		return document.Contents{Title: o.teller.Text("contents.title"), Depth: 1}, true
	case "signature":
		return o.signature(), true
	}
	return nil, false
}

func (o *official) head() document.Head {
	e, p, by := o.edition, o.teller.Program, o.issuer()
	h := document.Head{Superior: by.Superior, Issuer: by.Name, Number: e.Number, Symbol: by.Symbol, Place: p.Place,
		TypeName: p.Profile.Head.TypeName, Title: inline.Text(o.title())}
	if !e.Date.IsZero() {
		h.Day, h.Month, h.Year = fmt.Sprintf("%02d", e.Date.Day), vitext.MonthNumber(e.Date.Month), strconv.Itoa(e.Date.Year)
	}
	switch {
	case e.ToSend && e.Draft == 0:
		// A copy that goes out is no working copy; whether it is a draft, the edition says.
	case e.Draft > 0 && !e.Final:
		h.Draft = o.teller.Text("head.draft", "n", strconv.Itoa(e.Draft))
	case !e.Final && !o.restricted(): // else the paragraph below the head says so, and more
		h.Draft = o.teller.Text("head.working")
	}
	return h
}

// restricted tells whether any record must not leave the office.
func (o *official) restricted() bool {
	return slices.ContainsFunc(o.teller.Set.Records, func(r observation.Record) bool { return r.Restricted })
}

// staysHere puts below the head that the working copy must not leave the office, how many restricted records it names,
// and which file is the one to send. Where no record is restricted it says nothing. It is asked when all is composed:
// only then is known what was named.
func (o *official) staysHere(blocks []document.Block) []document.Block {
	head := slices.IndexFunc(blocks, func(b document.Block) bool { _, is := b.(document.Head); return is })
	if o.edition.ToSend || !o.restricted() {
		return blocks
	}
	a := inline.Args{"file": inline.Text(o.edition.SentName())}
	if n := o.teller.RestrictedTold(); n > 0 {
		a["n"] = o.teller.Listed("count.restricted", n, "restricted")
	}
	return slices.Insert(blocks, head+1, document.Block(document.Paragraph{Style: "center", Text: o.teller.Fill(o.teller.Text("head.restricted"), a)}))
}

func (o *official) signature() document.Signature {
	s := document.Signature{RecipientsLabel: o.teller.Text("signature.recipients"), Archive: o.issuer().Archive,
		RecipientEnd: o.teller.Program.Profile.Head.RecipientEnd}
	t := o.kind()
	s.Recipients = t.Recipients
	if by := t.SignerByCode(o.edition.Signer); by != nil {
		s.Authority, s.Role, s.Name = by.Authority, by.Role, by.Name
	}
	return s
}

// kind is the edition's report type; one that the program does not have is empty.
func (o *official) kind() *program.ReportType {
	if t := o.teller.Program.TypeByCode(o.edition.Type); t != nil {
		return t
	}
	return &program.ReportType{Code: o.edition.Type, Title: o.teller.Program.Title}
}

// issuer is who issues reports of this type.
func (o *official) issuer() program.Issuer { return o.teller.Program.IssuerOf(o.kind()) }

// title is the trích yếu of the report type with the words of its period.
func (o *official) title() string { return o.fill(o.kind().Title) }

// fill puts the words of the report's periods into a text of its type.
func (o *official) fill(text string) string {
	m, year := o.teller.Month(), o.teller.Month().Year()
	return strings.NewReplacer("{period}", o.teller.Period(o.teller.ToDate()), "{month}", o.month(), "{month_to_date}", o.monthToDate(),
		"{quarter}", o.teller.Period(period.Quarter(year, (m.Number()+2)/3)), "{next}", o.ahead(), "{year}", strconv.Itoa(year),
		"{next_year}", strconv.Itoa(year+1), "{resolution}", o.teller.Program.Title, "{committee}", o.issuer().Committee).Replace(text)
}

// monthToDate is the month with the year up to it, "tháng 5 và 5 tháng đầu năm 2023"; of January the month alone.
func (o *official) monthToDate() string {
	m := o.teller.Month()
	key := "title.month_to_date"
	switch m.Number() {
	case 1:
		key = "title.month"
	case 12:
		key = "title.month_and_year"
	}
	return o.monthWords(key, m)
}

func (o *official) monthWords(key string, m period.Month) string {
	return o.teller.Text(key, "month", vitext.MonthNumber(m.Number()), "months", strconv.Itoa(m.Number()), "year", strconv.Itoa(m.Year()))
}

// spoken is what the report speaks of, in words: "tháng 5/2023", "quý I năm 2023", "9 tháng đầu năm 2022"; what goes
// from the term's beginning is said by its end, "tháng 6/2023".
func (o *official) spoken(m period.Month) string {
	t := o.kind()
	if t.Span == program.SpanTerm || t.Span == "" && m != o.teller.Month() {
		return o.teller.Period(period.InMonth(m))
	}
	return o.teller.Period(t.Speaks(m, o.teller.Program.Term))
}

// ahead is what the report's tasks are for, in words: "tháng 6 năm 2023", "quý II năm 2023", "6 tháng cuối năm 2023",
// "năm 2023"; the rest of the term has words of its own.
func (o *official) ahead() string {
	t := o.kind()
	p := t.Ahead(o.teller.Month(), o.teller.Program.Term)
	switch {
	case p.IsZero():
		return ""
	case t.Next == "" || t.Next == program.NextTerm:
		return o.teller.Text("next.term")
	case p.IsMonth():
		return o.monthWords("title.month", p.To)
	case t.Next == program.NextRest:
		return o.teller.Text("next.rest", "months", strconv.Itoa(p.Months()), "year", strconv.Itoa(p.To.Year()))
	}
	return o.teller.Period(p)
}

// appendixMark is what stands below an appendix's title: of which report it is; nil where the profile has none.
func (o *official) appendixMark() []document.Inline {
	e, pattern := o.edition, o.teller.Program.Profile.Head.AppendixMark
	if pattern == "" {
		return nil
	}
	day, month, year, date := "", "", "", ""
	if !e.Date.IsZero() {
		day, month, year, date = fmt.Sprintf("%02d", e.Date.Day), vitext.MonthNumber(e.Date.Month), strconv.Itoa(e.Date.Year), vitext.Date(e.Date)
	}
	return inline.Text(strings.NewReplacer("{number}", pen(e.Number), "{symbol}", o.issuer().Symbol, "{day}", pen(day), "{month}", pen(month),
		"{year}", pen(year), "{date}", pen(date), "{committee}", o.issuer().Committee).Replace(pattern))
}

// pen is a text, or dots to write it on by hand where there is none.
func pen(s string) string { return cmp.Or(s, "……") }

// month is the report's month in words.
func (o *official) month() string { return o.teller.Period(period.InMonth(o.teller.Month())) }

func (o *official) meta() document.Meta {
	e, p := o.edition, o.teller.Program
	return document.Meta{
		Program: p.Code, Period: e.Period.String(), Type: e.Type, Edition: e.Name(),
		Title:    strings.TrimSpace(vitext.Capital(vitext.Lower(p.Profile.Head.TypeName)) + " " + o.title()),
		Author:   o.issuer().Committee,
		Subject:  p.Title,
		Keywords: []string{p.ShortTitle, p.City, o.month()},
		Language: "vi-VN", Date: e.Stamp().String(), Producer: strings.TrimSpace("tiendo " + e.Version),
	}
}
