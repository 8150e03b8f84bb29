package compose

import (
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
	e, p := o.edition, o.teller.Program
	h := document.Head{Superior: p.Issuer.Superior, Issuer: p.Issuer.Name, Number: e.Number, Symbol: p.Issuer.Symbol, Place: p.Place,
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
	s := document.Signature{RecipientsLabel: o.teller.Text("signature.recipients"), Archive: o.teller.Program.Issuer.Archive}
	t := o.teller.Program.TypeByCode(o.edition.Type)
	if t == nil {
		return s
	}
	s.Authority, s.Role, s.Name, s.Recipients = t.Signer.Authority, t.Signer.Role, t.Signer.Name, t.Recipients
	return s
}

// title is the trích yếu of the report type with the words of its period.
func (o *official) title() string {
	p := o.teller.Program
	t := p.TypeByCode(o.edition.Type)
	if t == nil {
		return p.Title
	}
	return strings.NewReplacer("{period}", o.teller.Period(o.teller.ToDate()), "{month}", o.month(),
		"{year}", strconv.Itoa(o.teller.Month().Year()), "{resolution}", p.Title).Replace(t.Title)
}

// month is the report's month in words.
func (o *official) month() string { return o.teller.Period(period.InMonth(o.teller.Month())) }

func (o *official) meta() document.Meta {
	e, p := o.edition, o.teller.Program
	return document.Meta{
		Program: p.Code, Period: e.Period.String(), Type: e.Type, Edition: e.Name(),
		Title:    strings.TrimSpace(vitext.Capital(vitext.Lower(p.Profile.Head.TypeName)) + " " + o.title()),
		Author:   p.Issuer.Committee,
		Subject:  p.Title,
		Keywords: []string{p.ShortTitle, p.City, o.month()},
		Language: "vi-VN", Date: e.Stamp().String(), Producer: strings.TrimSpace("tiendo " + e.Version),
	}
}
