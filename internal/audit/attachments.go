package audit

import (
	"bytes"

	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
	"tiendo/internal/wording"
)

// attachments compares the files inside the file with those of the set: the same names and bytes, none
// more. Every embedded stream is counted, listed or not.
func (a *audit) attachments() {
	want := map[string]page.Attachment{}
	for _, f := range a.set.Attachments {
		want[f.Name] = f
	}
	embedded := 0
	for _, r := range a.file.Refs() {
		if s := a.file.Stream(r); s != nil && s.Dict.Get("Type") == object.Name("EmbeddedFile") {
			embedded++
		}
	}
	root := a.file.Dict(a.file.Trailer.Get("Root"))
	names := a.file.Array(a.file.Dict(a.file.Dict(root.Get("Names")).Get("EmbeddedFiles")).Get("Names"))
	for i := 1; i < len(names); i += 2 {
		spec := a.file.Dict(names[i])
		name := textString(spec.Get("F"))
		data, err := a.decoded(a.file.Dict(spec.Get("EF")).Get("F"))
		if f, known := want[name]; !known || err != nil || !bytes.Equal(data, f.Data) || names[i-1] != object.String(name) {
			a.add("E716", wording.Args{"name": name})
		}
		delete(want, name)
	}
	for _, f := range a.set.Attachments {
		if _, missing := want[f.Name]; missing {
			a.add("E716", wording.Args{"name": f.Name})
		}
	}
	if n := len(a.set.Attachments); embedded != n || n != len(a.file.Array(root.Get("AF"))) || (n == 0) == root.Has("Names") {
		a.add("E716", wording.Args{"name": "/Names"})
	}
}
