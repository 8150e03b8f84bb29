// Package audit reads the finished PDF back, with its own eyes, and compares it with what it was made of:
// the document and its pages. It is the last stage before anything is published, and it fails closed:
// what it cannot read or does not expect is a finding, and any finding stops the run.
//
// In: the document, the placed pages, the file's bytes. Out: findings E701–E720, empty when all is well.
package audit

import (
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
	"tiendo/internal/wording"
)

// perCode bounds how many findings of one kind are listed: when the writer is wrong, it is wrong everywhere.
const perCode = 20

// audit is one run: what is compared, what was found.
type audit struct {
	doc    document.Document
	set    page.Set
	file   *object.File
	pages  []object.Ref         // page objects, in order
	number map[object.Ref]int   // page object → index
	fonts  map[object.Ref]*face // parsed fonts by object
	shown  [][]shown            // what each page's content paints as text
	marks  []int                // how many marked-content sequences each page has
	found  diag.List
	counts map[string]int
}

// Audit compares and lists what is wrong.
func Audit(doc document.Document, set page.Set, file []byte) diag.List {
	a := newAudit(set, file)
	a.doc = doc
	if a.file == nil || !a.sane(file) {
		return a.found // the walks below need every object to be readable
	}
	a.metadata()
	if a.pageTree() {
		a.contents()
		a.compareText()
		a.structure()
		a.links()
		a.outline()
	}
	a.attachments()
	a.values()
	a.wholeText()
	return a.found
}

// newAudit parses the file; it stays nil when it is none, and that is found.
func newAudit(set page.Set, file []byte) *audit {
	a := &audit{set: set, number: map[object.Ref]int{}, fonts: map[object.Ref]*face{}, counts: map[string]int{}}
	f, err := object.Parse(file)
	if err != nil {
		a.add("E701", wording.Args{"reason": err.Error()})
		return a
	}
	a.file = f
	return a
}

func (a *audit) add(code string, args wording.Args) {
	if a.counts[code]++; a.counts[code] <= perCode {
		a.found = append(a.found, wording.Diagnostic(code, diag.Place{File: wording.Text("audit.file", nil)}, args))
	}
}
