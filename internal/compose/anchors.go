package compose

import (
	"fmt"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/program"
)

// anchors knows the document's anchors and what points to them.
type anchors struct {
	found *findings
	ids   map[string]bool       // in use
	asked map[string]diag.Place // where an anchor was first pointed at
	later bool                  // a section gives its headings the anchors of what it lists
}

func newAnchors(found *findings, list []program.Section) *anchors {
	a := &anchors{found: found, ids: map[string]bool{}, asked: map[string]diag.Place{}}
	for _, s := range list {
		a.later = a.later || strings.Contains(s.Text, "{#{{.Anchor}}") || strings.Contains(s.Text, "{#{{ .Anchor }}")
	}
	return a
}

// take makes an id unique: a loop over indicators may use a section's anchor more than once.
func (a *anchors) take(id string) string {
	id = strings.Map(func(r rune) rune {
		if r == ' ' || r == '#' || r == '"' {
			return '-'
		}
		return r
	}, id)
	for n, try := 2, id; ; n++ {
		if !a.ids[try] {
			a.ids[try] = true
			return try
		}
		try = fmt.Sprintf("%s-%d", id, n)
	}
}

// willStand tells whether an anchor stands in the report: it is asked before the later sections are made,
// so the sections' own texts decide.
func (a *anchors) willStand(anchor string) bool { return a.ids[anchor] || a.later }

// points notes where a link or page reference stands, for the finding when it leads nowhere.
func (a *anchors) points(target string) {
	if _, there := a.asked[target]; !there {
		a.asked[target] = a.found.here()
	}
}

// settle looks at every link and page reference once the document is whole. One that a section asked for and that leads
// nowhere is told; what a table offered by itself keeps its words without the link.
func (a *anchors) settle(blocks []document.Block) []document.Block {
	offered := false
	inline.Each(blocks, func(i document.Inline) {
		target := ""
		switch i := i.(type) {
		case document.Link:
			target = i.Target
		case document.PageRef:
			target = i.Target
		}
		if target == "" || a.ids[target] {
			return
		}
		if at, known := a.asked[target]; known {
			a.found.add("E505", at, map[string]string{"target": "#" + target})
		} else {
			offered = true
		}
	})
	if !offered {
		return blocks
	}
	return inline.Retarget(blocks, func(target string) string {
		if _, known := a.asked[target]; !known && !a.ids[target] {
			return ""
		}
		return target
	})
}
