package audit

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strconv"
	"unicode/utf16"

	"tiendo/internal/geom"
	"tiendo/internal/pdf/object"
	"tiendo/internal/wording"
)

// active are keys and action types by which a file does something by itself, or carries something along.
var active = map[object.Name]bool{
	"OpenAction": true, "AA": true, "JavaScript": true, "JS": true, "AcroForm": true, "XFA": true,
	"RichMedia": true, "Encrypt": true, "Launch": true,
	"GoToR": true, "GoToE": true, "URI": true, "SubmitForm": true, "ImportData": true, "Movie": true,
	"Sound": true, "Rendition": true, "Trans": true, "GoTo3DView": true, "Named": true, "Collection": true,
}

// sane reads every object once: none may be missing or broken, none may act.
func (a *audit) sane(file []byte) bool {
	if a.file.Version != "1.7" || !bytes.HasPrefix(file[8:], []byte("\n%")) || file[10] < 0x80 {
		a.add("E701", wording.Args{"reason": "header"})
	}
	refs := a.file.Refs()
	if size, ok := a.file.Trailer.Get("Size").(object.Integer); !ok || int(size) != len(refs)+1 {
		a.add("E701", wording.Args{"reason": "/Size"})
	}
	for _, r := range refs {
		o, err := a.file.Get(r)
		if err != nil {
			a.add("E701", wording.Args{"reason": err.Error()})
			continue
		}
		if s, ok := o.(*object.Stream); ok {
			if _, err := a.file.Decode(s); err != nil {
				a.add("E701", wording.Args{"reason": "object " + strconv.Itoa(int(r)) + ": " + err.Error()})
			}
		}
		a.passive(o, r)
	}
	return len(a.found) == 0
}

// passive looks through an object for what acts, and for references that lead nowhere.
func (a *audit) passive(o object.Object, at object.Ref) {
	switch o := o.(type) {
	case object.Ref:
		if _, err := a.file.Get(o); err != nil {
			a.add("E701", wording.Args{"reason": err.Error()})
		}
	case object.Array:
		for _, v := range o {
			a.passive(v, at)
		}
	case *object.Stream:
		a.passive(o.Dict, at)
	case *object.Dict:
		for _, k := range o.Keys() {
			if active[k] {
				a.add("E709", wording.Args{"entry": "/" + string(k), "object": strconv.Itoa(int(at))})
			}
			if n, ok := o.Get(k).(object.Name); ok && (k == "S" || k == "Type" || k == "Subtype") && active[n] {
				a.add("E709", wording.Args{"entry": "/" + string(n), "object": strconv.Itoa(int(at))})
			}
			a.passive(o.Get(k), at)
		}
	}
}

// metadata checks what a reader's program, an archive and a screen reader need to know of the file.
func (a *audit) metadata() {
	bad := func(what string) { a.add("E714", wording.Args{"entry": what}) }
	root, info := a.file.Dict(a.file.Trailer.Get("Root")), a.file.Dict(a.file.Trailer.Get("Info"))
	if id := a.file.Array(a.file.Trailer.Get("ID")); len(id) != 2 {
		bad("/ID")
	}
	if root.Get("Lang") != object.String(a.set.Meta.Language) || a.set.Meta.Language == "" {
		bad("/Lang")
	}
	if a.file.Dict(root.Get("MarkInfo")).Get("Marked") != true {
		bad("/MarkInfo")
	}
	if a.file.Dict(root.Get("ViewerPreferences")).Get("DisplayDocTitle") != true {
		bad("/ViewerPreferences")
	}
	if title := textString(info.Get("Title")); title != a.set.Meta.Title || title != a.doc.Meta.Title || title == "" {
		bad("/Title")
	}
	if len(a.file.Array(root.Get("OutputIntents"))) != 1 {
		bad("/OutputIntents")
	}
	s := a.file.Stream(root.Get("Metadata"))
	if s == nil {
		bad("/Metadata")
		return
	}
	fields, err := packet(s.Data)
	if err != nil {
		bad("/Metadata")
		return
	}
	for _, want := range []struct{ field, value string }{
		{"http://www.aiim.org/pdfa/ns/id/ part", "3"}, {"http://www.aiim.org/pdfa/ns/id/ conformance", "A"},
		{"http://www.aiim.org/pdfua/ns/id/ part", "1"}, {"http://purl.org/dc/elements/1.1/ title", a.set.Meta.Title},
	} {
		if fields[want.field] != want.value {
			bad("XMP " + want.field)
		}
	}
}

// packet reads the fields of an XMP packet: "namespace name" → text, of containers the first item's.
func packet(data []byte) (map[string]string, error) {
	out := map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(data))
	var path []string
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			path = append(path, t.Name.Space+" "+t.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if text := string(bytes.TrimSpace(t)); text != "" {
				for i := len(path) - 1; i >= 0; i-- {
					if !bytes.HasPrefix([]byte(path[i]), []byte("http://www.w3.org/1999/02/22-rdf-syntax-ns#")) {
						if out[path[i]] == "" {
							out[path[i]] = text
						}
						break
					}
				}
			}
		}
	}
}

// textString decodes a text string: UTF-16 with mark, else ASCII. Anything else is "", which matches nothing.
func textString(o object.Object) string {
	s, ok := o.(object.String)
	if !ok {
		return ""
	}
	if len(s) >= 2 && s[0] == 0xFE && s[1] == 0xFF && len(s)%2 == 0 {
		units := make([]uint16, 0, len(s)/2)
		for i := 2; i < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return ""
		}
	}
	return string(s)
}

// pageTree lists the pages and compares their number and sizes.
func (a *audit) pageTree() bool {
	root := a.file.Dict(a.file.Dict(a.file.Trailer.Get("Root")).Get("Pages"))
	kids := a.file.Array(root.Get("Kids"))
	count, _ := root.Get("Count").(object.Integer)
	if len(kids) != len(a.set.Pages) || int(count) != len(kids) {
		a.add("E702", wording.Args{"found": strconv.Itoa(len(kids)), "expected": strconv.Itoa(len(a.set.Pages))})
		return false
	}
	for i, k := range kids {
		r, ok := k.(object.Ref)
		d := a.file.Dict(k)
		if !ok || d.Get("Type") != object.Name("Page") {
			a.add("E702", wording.Args{"found": strconv.Itoa(i), "expected": strconv.Itoa(len(kids))})
			return false
		}
		a.pages = append(a.pages, r)
		a.number[r] = i
		want := a.set.Pages[i].Size
		box, ok := a.rect(d.Get("MediaBox"))
		if !ok || d.Has("CropBox") || d.Has("Rotate") || d.Has("UserUnit") ||
			!near(box[0], 0) || !near(box[1], 0) || !near(box[2], want.W.PDF()) || !near(box[3], want.H.PDF()) {
			a.add("E706", wording.Args{"page": strconv.Itoa(i + 1), "what": "/MediaBox"})
		}
	}
	return true
}

func (a *audit) rect(o object.Object) (box [4]float64, ok bool) {
	list := a.file.Array(o)
	if len(list) != 4 {
		return box, false
	}
	for i, v := range list {
		if box[i], ok = a.file.Number(v); !ok {
			return box, false
		}
	}
	return box, true
}

// near allows for the last decimal that the file writes.
func near(x, y float64) bool { return math.Abs(x-y) <= 0.0015 }

// destination reads [page /XYZ x y null]; the place must be on its page.
func (a *audit) destination(o object.Object) (pageIndex int, y geom.Length, ok bool) {
	list := a.file.Array(o)
	if len(list) != 5 || list[1] != object.Name("XYZ") {
		return 0, 0, false
	}
	r, _ := list[0].(object.Ref)
	i, known := a.number[r]
	top, isNumber := a.file.Number(list[3])
	if !known || !isNumber {
		return 0, 0, false
	}
	y = a.set.Pages[i].Size.H - geom.Points(top)
	return i, y, y >= 0 && y <= a.set.Pages[i].Size.H
}
