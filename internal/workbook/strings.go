package workbook

import (
	"strconv"
	"strings"
)

// run is a stretch of a text in one font; font "" is the cell's own. A marked one is digits that its look
// sets apart, already as characters of their own, and in no legacy encoding.
type run struct {
	text, font string
	marked     bool
}

// rich is a text as it stands in the file, and its readings by the encoding of the cell's font.
type rich struct {
	runs  []run
	known [4]*reading
}

// reading is a text as the program sees it.
type reading struct {
	text   string
	legacy encoding
	font   string // of a run that was decoded
	issues []issue
}

// raw is the text as stored.
func (r *rich) raw() string {
	if len(r.runs) == 1 {
		return r.runs[0].text
	}
	var b strings.Builder
	for _, x := range r.runs {
		b.WriteString(x.text)
	}
	return b.String()
}

// read decodes each run by its font, a run without one by the cell's. Neighbours of one encoding are
// decoded together: a letter of VNI may be cut between two runs.
func (r *rich) read(cell encoding) *reading {
	if r.known[cell] != nil {
		return r.known[cell]
	}
	out := &reading{}
	var b strings.Builder
	for i := 0; i < len(r.runs); {
		e, text, font := runEncoding(r.runs[i], cell), r.runs[i].text, r.runs[i].font
		for i++; i < len(r.runs) && runEncoding(r.runs[i], cell) == e; i++ {
			text += r.runs[i].text
		}
		decoded, changed := decodeLegacy(text, e)
		if changed {
			out.legacy, out.font = e, font
		}
		b.WriteString(decoded)
	}
	out.text, out.issues = clean(b.String())
	r.known[cell] = out
	return out
}

func runEncoding(r run, cell encoding) encoding {
	if r.marked {
		return plainUnicode
	}
	if r.font == "" {
		return cell
	}
	return fontEncoding(r.font)
}

// readShared reads the table of shared strings.
func readShared(c *container, name string) ([]rich, error) {
	if name == "" {
		return nil, nil
	}
	s, err := c.scan(name)
	if err != nil {
		return nil, err
	}
	var out []rich
	for {
		t, err := s.next()
		if err != nil {
			return nil, inPart(name, err)
		}
		switch {
		case t == tokenEOF:
			return out, nil
		case t != tokenStart:
		case s.depth() == 1 && !s.is("sst"):
			return nil, &refusal{code: "E017", args: map[string]string{"part": name}}
		case s.depth() == 2 && s.is("si"):
			r, err := readRich(s)
			if err != nil {
				return nil, inPart(name, err)
			}
			if out = append(out, r); len(out) > c.bounds.cells {
				return nil, tooMany(name, c.bounds.cells)
			}
		}
	}
}

// readRich reads the content of an element that holds a text, plain or in runs, to its end. Reading aids
// (rPh) are no part of the text.
func readRich(s *scanner) (rich, error) {
	base := s.depth()
	var out rich
	var text strings.Builder
	now, inRun, inText, skip, total := look{}, false, false, false, 0
	flush := func() {
		if text.Len() > 0 {
			out.runs = append(out.runs, now.run(unescape(text.String())))
			text.Reset()
		}
		now = look{}
	}
	for {
		t, err := s.next()
		if err != nil {
			return out, err
		}
		switch t {
		case tokenStart:
			switch d := s.depth() - base; {
			case d == 1 && s.is("r"):
				flush()
				inRun = true
			case d == 1 && s.is("rPh"):
				skip = true
			case s.is("t") && !skip && (d == 1 || d == 2 && inRun):
				inText = true
			case d == 3 && inRun && s.is("rFont"):
				now.font = s.attr("val")
			case d == 3 && inRun && s.is("vertAlign"):
				now.raised, now.lowered = s.attr("val") == "superscript", s.attr("val") == "subscript"
			case d == 3 && inRun && s.is("strike"):
				now.struck = s.attr("val") == "" || isTrue(s.attr("val"))
			}
		case tokenText:
			if !inText {
				continue
			}
			if total += len(s.text); total > maxText {
				return out, s.fail("xml.long")
			}
			text.Write(s.text)
		case tokenEnd:
			switch d := s.depth() - base; {
			case d < 0:
				flush()
				return out, nil
			case d == 0:
				if inRun {
					flush()
				}
				inText, inRun, skip = false, false, false
			case d == 1:
				inText = false
			}
		case tokenEOF:
			return out, s.fail("xml.cut")
		}
	}
}

// unescape reads Excel's own escapes for characters that XML has no place for: _x000D_, _x005F_.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && i+6 < len(s) && s[i+1] == 'x' && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil && (n < 0xd800 || n > 0xdfff) {
				b.WriteRune(rune(n))
				i += 6
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
