// Package typeset turns a document into pages: it breaks lines and pages, sets tables, heads and
// contents, and builds the structure tree that screen readers follow. Every measure comes from the
// profile, every width from the font; all lengths are integers. It draws no chart and writes no PDF.
package typeset

import (
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/font"
	"tiendo/internal/page"
	"tiendo/internal/program"
)

// mostPasses bounds the search for true page numbers. Two passes settle nearly every document: numbers
// only move a line when one of them grows a digit.
const mostPasses = 6

// Typeset lays a document out by a profile with the font's measures. The pages are always whole: what
// could not be set as asked (a character without a glyph, a chart not drawn, a reference to nowhere) is
// left out or set plainly and named in the diagnostics.
func Typeset(doc document.Document, prof program.Profile, m font.Measurer) (page.Set, diag.List) {
	b := newBuilder(prof, m)
	b.collect(doc.Blocks)
	b.blocks(doc.Blocks)
	var p pages
	for pass := 1; ; pass++ {
		b.lay()
		p = b.paginate()
		if b.settled(p) {
			break
		}
		b.labels = p.labels
		if pass == mostPasses {
			b.report("E651", "", args{"passes": decimal(mostPasses)})
			break
		}
	}
	for node, place := range p.figures {
		b.tree.nodes[node].Page, b.tree.nodes[node].BBox = place.page, place.box
	}
	return page.Set{
		Meta: page.Meta{
			Title: doc.Meta.Title, Author: doc.Meta.Author, Subject: doc.Meta.Subject, Language: doc.Meta.Language,
			Producer: doc.Meta.Producer, Keywords: doc.Meta.Keywords, Date: doc.Meta.Date,
		},
		Pages: p.pages, Nodes: b.tree.nodes, Outline: b.outline(), Anchors: p.anchors, Dropped: b.dropped(),
	}, b.findings()
}

// settled tells whether every page number printed is the one where its anchor came to stand.
func (b *builder) settled(p pages) bool {
	for target := range b.asked {
		if b.labels[target] != p.labels[target] {
			return false
		}
	}
	return true
}
