package workbook

import (
	"bytes"
	"cmp"
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/period"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// raw is a cell as its XML has it.
type raw struct {
	kind                    []byte // attribute t
	style                   int
	value                   []byte
	hasValue, hasFormula    bool
	formulaType             string
	formula                 []byte
	shared                  string
	inline                  rich
	hasInline, hasReference bool
}

func (r *sheetReader) cell() error {
	c, err := r.startCell()
	if err != nil {
		return err
	}
	r.text = r.text[:0]
	const none, inValue, inFormula = 0, 1, 2
	in := none
	for {
		t, err := r.next()
		if err != nil {
			return err
		}
		switch {
		case t == tokenEnd && r.depth() == 3:
			c.value = r.text
			return r.add(c)
		case t == tokenEnd:
			in = none
		case t == tokenText && in == inValue:
			if r.text = append(r.text, r.scanner.text...); len(r.text) > maxText {
				return r.fail("xml.long")
			}
		case t == tokenText && in == inFormula:
			if c.formula = append(c.formula, r.scanner.text...); len(c.formula) > maxText {
				return r.fail("xml.long")
			}
		case t == tokenText && len(bytes.TrimSpace(r.scanner.text)) > 0:
			return r.refuseCell("E023", wording.Args{"what": vitext.Quote(string(r.scanner.text))})
		case t != tokenStart:
		case r.depth() != 5:
			return r.refuseCell("E023", wording.Args{"what": string(r.name)})
		case r.is("v") && !c.hasValue:
			in, c.hasValue = inValue, true
		case r.is("f") && !c.hasFormula:
			in, c.hasFormula = inFormula, true
			c.formulaType, c.shared = r.attr("t"), r.attr("si")
		case r.is("is") && !c.hasInline:
			if c.inline, err = readRich(r.scanner); err != nil {
				return err
			}
			c.hasInline = true
		case r.is("extLst"):
			if err := r.skip(); err != nil {
				return err
			}
		default:
			return r.refuseCell("E023", wording.Args{"what": string(r.name)})
		}
	}
}

func (r *sheetReader) startCell() (raw, error) {
	c := raw{}
	r.col++
	for _, a := range r.attrs {
		if len(a.prefix) > 0 {
			continue
		}
		switch string(a.name) {
		case "r":
			row, col, ok := parseRef(a.value)
			// Cells go from left to right in their own row; anything else is damage.
			if !ok || row != r.row && r.rows > 0 || col < r.col {
				return c, r.refuse("E020", wording.Args{"ref": vitext.Quote(string(a.value))})
			}
			if r.rows == 0 && r.col == 1 {
				r.row = max(r.row, row)
			}
			r.col, c.hasReference = col, true
		case "s":
			n, ok := positive(a.value, maxStyles)
			if !ok && string(a.value) != "0" || n > 0 && n >= len(r.book.styles) {
				return c, r.refuseCell("E024", wording.Args{"style": vitext.Quote(string(a.value))})
			}
			c.style = n
		case "t":
			c.kind = append(c.kind, a.value...)
		case "cm", "vm", "ph":
		default:
			return c, r.refuseCell("E023", wording.Args{"what": string(a.name)})
		}
	}
	if c.hasReference {
		r.named++
	} else {
		r.unnamed++
	}
	if r.named > 0 && r.unnamed > 0 || r.col > maxColumn {
		return c, r.refuseCell("E020", wording.Args{"ref": Ref(r.row, r.col)})
	}
	return c, nil
}

// add turns a raw cell into a cell of the sheet; a blank one is not listed.
func (r *sheetReader) add(c raw) error {
	out := Cell{Row: r.row, Column: r.col}
	st := style{}
	if c.style < len(r.book.styles) {
		st = r.book.styles[c.style]
	}
	out.Format, out.Percent, out.Date, out.Font = st.format, st.percent, st.date, st.font
	if c.hasFormula {
		out.Formula = r.formulaOf(c)
	}
	ok, err := r.value(&out, c, st)
	if err != nil || !ok {
		return err
	}
	if r.book.cells++; r.book.cells > r.book.bounds.cells {
		return r.refuse("E012", wording.Args{"limit": strconv.Itoa(r.book.bounds.cells)})
	}
	r.sheet.Cells = append(r.sheet.Cells, out)
	return nil
}

// formulaOf is the formula's text; of a shared one that stands elsewhere, the text there, unshifted: it
// says that and what is computed, and nobody computes it here.
func (r *sheetReader) formulaOf(c raw) string {
	if c.formulaType == "shared" {
		if len(c.formula) > 0 {
			r.formulas[c.shared] = string(c.formula)
		} else if f := r.formulas[c.shared]; f != "" {
			return f
		}
	}
	return cmp.Or(string(c.formula), "?")
}

// value fills type and value; ok is false for a cell without any.
func (r *sheetReader) value(out *Cell, c raw, st style) (ok bool, err error) {
	// A text inside the cell is what an inlineStr has, and nothing else: else one of the two would be lost.
	if c.hasInline != (string(c.kind) == "inlineStr") && (c.hasInline || c.hasValue) || c.hasInline && len(bytes.TrimSpace(c.value)) > 0 {
		return false, r.refuseCell("E023", wording.Args{"what": "t=" + vitext.Quote(string(c.kind))})
	}
	switch string(c.kind) {
	case "s":
		if !c.hasValue {
			return r.blank(out, c)
		}
		n, err := strconv.Atoi(string(c.value))
		if err != nil || n < 0 || n >= len(r.book.shared) {
			return false, r.refuseCell("E019", wording.Args{"index": vitext.Quote(string(c.value)), "count": strconv.Itoa(len(r.book.shared))})
		}
		return r.setText(out, &r.book.shared[n], st), nil
	case "inlineStr":
		return r.setText(out, &c.inline, st), nil
	case "str":
		if !c.hasValue {
			return r.blank(out, c)
		}
		plain := rich{runs: []run{{text: unescape(string(c.value))}}}
		return r.setText(out, &plain, st) || c.hasFormula, nil
	case "", "n":
		v := bytes.TrimSpace(c.value)
		if len(v) == 0 {
			return r.blank(out, c)
		}
		num, good := parseNumber(v)
		if !good {
			return false, r.refuseCell("E022", wording.Args{"value": vitext.Quote(string(v))})
		}
		out.Type, out.Num, out.Raw = Number, num, string(v)
	case "d":
		d, err := period.ParseDate(string(c.value[:min(10, len(c.value))]))
		if err != nil {
			return false, r.refuseCell("E022", wording.Args{"value": vitext.Quote(string(c.value))})
		}
		out.Type, out.Raw, out.Num, out.Date = Number, string(c.value), r.book.number(d), true
	case "b":
		v := string(c.value)
		if v == "" {
			return r.blank(out, c)
		}
		if v != "0" && v != "1" && v != "true" && v != "false" {
			return false, r.refuseCell("E022", wording.Args{"value": vitext.Quote(v)})
		}
		out.Type, out.Raw, out.Text = Bool, v, map[bool]string{true: "1", false: "0"}[isTrue(v)]
	case "e":
		out.Type, out.Raw, out.Text = Fault, string(c.value), string(c.value)
	default:
		return false, r.refuseCell("E023", wording.Args{"what": "t=" + vitext.Quote(string(c.kind))})
	}
	return true, nil
}

// blank is a cell without a value: nothing, or a formula that nobody computed.
func (r *sheetReader) blank(out *Cell, c raw) (bool, error) {
	out.Type = Uncomputed
	return c.hasFormula, nil
}

// setText reads a text; ok is false for an empty one.
func (r *sheetReader) setText(out *Cell, t *rich, st style) bool {
	got := t.read(st.legacy)
	out.Type, out.Raw, out.Text = Text, t.raw(), got.text
	if got.legacy != plainUnicode {
		out.Legacy = got.legacy.String()
		out.Font = cmp.Or(got.font, st.font)
		if r.legacy.cells++; r.legacy.cells == 1 {
			r.legacy = legacyCount{1, out.Legacy, out.Font, out.Ref(), out.Text}
		}
	}
	for _, i := range got.issues {
		if len(r.book.issues)+len(r.issues) >= maxIssues {
			r.book.unnamed++
			continue
		}
		r.issues = append(r.issues, wording.Diagnostic(i.code, diag.Place{Sheet: r.sheet.Name, Cell: out.Ref()}, i.args))
	}
	return out.Raw != ""
}
