package workbook

import (
	"errors"
	"slices"
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// Open reads a workbook whole or refuses it: a nil Book comes with the one diagnostic that says what the
// bytes are and what to do. Diagnostics beside a Book name oddities of its texts. It is a pure function
// of the bytes; name stands in the diagnostics and lets a lock file be known.
func Open(name string, data []byte) (*Book, diag.List) {
	book, issues, err := open(name, data, usual)
	var r *refusal
	switch {
	case errors.As(err, &r):
		return nil, diag.List{r.diagnostic(name)}
	case err != nil: // no other kind of error is made; if one were, the door stays shut all the same
		return nil, diag.List{(&refusal{code: "E014", args: wording.Args{"part": err.Error()}}).diagnostic(name)}
	}
	for i := range issues {
		issues[i].At.File = name
	}
	return book, issues
}

// bookReader carries what the parts of one workbook share.
type bookReader struct {
	*container
	styles  []style
	shared  []rich
	date04  bool
	cells   int
	issues  diag.List
	unnamed int // oddities beyond maxIssues
}

// number is the serial number of a date in the workbook's own system.
func (b *bookReader) number(d period.Date) quantity.Decimal {
	if b.date04 {
		return quantity.Int(int64(d.Days() - origin1904))
	}
	return DateNumber(d)
}

// kindCodes are the refusals of what is no .xlsx.
var kindCodes = map[Kind]string{
	KindEmpty: "E033", KindLock: "E002", KindEncrypted: "E003", KindXLS: "E004", KindXLSB: "E005", KindODS: "E006",
	KindHTML: "E007", KindText: "E008", KindTruncated: "E009", KindXML2003: "E028",
	KindPDF: "E010", KindWord: "E010", KindSlides: "E010", KindImage: "E010", KindArchive: "E010", KindUnknown: "E010",
}

func open(name string, data []byte, limits bounds) (*Book, diag.List, error) {
	kind := Sniff(name, data)
	if kind != KindXLSX {
		return nil, nil, &refusal{code: kindCodes[kind], args: wording.Args{"kind": wording.Text("kind."+string(kind), nil)}}
	}
	c, err := openContainer(data, limits)
	if err != nil {
		return nil, nil, err
	}
	root, err := c.relations("")
	if err != nil {
		return nil, nil, err
	}
	main := targetOf(root, "officeDocument")
	if main == "" {
		return nil, nil, &refusal{code: "E017", args: wording.Args{"part": "_rels/.rels"}}
	}
	rels, err := c.relations(main)
	if err != nil {
		return nil, nil, err
	}
	b := &bookReader{container: c}
	entries, err := b.workbookPart(main)
	if err != nil {
		return nil, nil, err
	}
	if b.styles, err = readStyles(c, targetOf(rels, "styles")); err != nil {
		return nil, nil, err
	}
	if b.shared, err = readShared(c, targetOf(rels, "sharedStrings")); err != nil {
		return nil, nil, err
	}
	book, err := b.sheets(entries, rels)
	if err != nil {
		return nil, nil, err
	}
	if b.unnamed > 0 {
		b.issues = append(b.issues, wording.Diagnostic("W005", diag.Place{}, wording.Args{"count": strconv.Itoa(b.unnamed)}))
	}
	return book, b.issues, nil
}

func targetOf(rels []relation, kind string) string {
	for _, r := range rels {
		if r.kind == kind {
			return r.target
		}
	}
	return ""
}

// entry is a line of the workbook's list of sheets.
type entry struct {
	name, id string
	hidden   bool
}

func (b *bookReader) workbookPart(part string) ([]entry, error) {
	s, err := b.scan(part)
	if err != nil {
		return nil, err
	}
	var out []entry
	inSheets := false
	for {
		t, err := s.next()
		if err != nil {
			return nil, inPart(part, err)
		}
		if t == tokenEOF {
			break
		}
		if t == tokenEnd && s.depth() == 1 {
			inSheets = false
		}
		if t != tokenStart {
			continue
		}
		switch {
		case s.depth() == 1 && !s.is("workbook"):
			return nil, &refusal{code: "E010", args: wording.Args{"kind": wording.Text("kind.unknown", nil)}}
		case s.depth() == 2 && s.is("workbookPr"):
			b.date04 = isTrue(s.attr("date1904"))
		case s.depth() == 2:
			inSheets = s.is("sheets")
		case s.depth() == 3 && inSheets && s.is("sheet"):
			e := entry{name: s.attr("name"), hidden: s.attr("state") != "" && s.attr("state") != "visible"}
			for _, a := range s.attrs {
				if len(a.prefix) > 0 && string(a.name) == "id" {
					e.id = string(a.value)
				}
			}
			e.name, _ = clean(e.name)
			if slices.ContainsFunc(out, func(o entry) bool { return o.name == e.name || o.id == e.id }) {
				return nil, &refusal{code: "E029", sheet: e.name}
			}
			if out = append(out, e); len(out) > maxSheets {
				return nil, tooMany(part, maxSheets)
			}
		}
	}
	if len(out) == 0 {
		return nil, &refusal{code: "E018"}
	}
	return out, nil
}

// sheets reads the sheets in their order. Sheets of charts hold no cells. A worksheet that stands in the
// package and not in the list means that the list was damaged.
func (b *bookReader) sheets(entries []entry, rels []relation) (*Book, error) {
	book := &Book{Date1904: b.date04}
	listed := map[string]bool{}
	for _, e := range entries {
		i := slices.IndexFunc(rels, func(r relation) bool { return r.id == e.id })
		if i < 0 {
			return nil, &refusal{code: "E017", sheet: e.name, args: wording.Args{"part": strconv.Quote(e.id)}}
		}
		if listed[partKey(rels[i].target)] {
			return nil, &refusal{code: "E029", sheet: e.name}
		}
		listed[partKey(rels[i].target)] = true
		switch rels[i].kind {
		case "worksheet":
			book.Sheets = append(book.Sheets, Sheet{Name: e.name, Hidden: e.hidden})
			if err := b.sheetParts(rels[i].target, &book.Sheets[len(book.Sheets)-1]); err != nil {
				return nil, err
			}
		case "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet":
		default:
			return nil, &refusal{code: "E017", sheet: e.name, args: wording.Args{"part": rels[i].target}}
		}
	}
	for _, r := range rels {
		if r.kind == "worksheet" && !listed[partKey(r.target)] {
			return nil, &refusal{code: "E026", args: wording.Args{"part": r.target}}
		}
	}
	if len(book.Sheets) == 0 {
		return nil, &refusal{code: "E018"}
	}
	return book, nil
}

// sheetParts reads a sheet and walks its notes: a file of which a part is broken is refused, whichever it is.
func (b *bookReader) sheetParts(part string, sheet *Sheet) error {
	if err := b.readSheet(part, sheet); err != nil {
		var r *refusal
		if errors.As(err, &r) && r.sheet == "" {
			r.sheet = sheet.Name
		}
		return err
	}
	rels, err := b.relations(part)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.kind == "comments" {
			if err := b.notes(r.target); err != nil {
				return err
			}
		}
	}
	return nil
}

// notes walks a part of notes to its end. What they say is between the clerk and colleagues.
func (b *bookReader) notes(part string) error {
	s, err := b.scan(part)
	if err != nil {
		return err
	}
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return inPart(part, err)
		case t == tokenEOF:
			return nil
		case t == tokenStart && s.is("text"):
			if _, err := readRich(s); err != nil {
				return inPart(part, err)
			}
		}
	}
}
