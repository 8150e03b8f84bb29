package load

import (
	"reflect"
	"slices"

	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// aligns are the ways a paragraph stands.
var aligns = []string{"justify", "left", "center", "right"}

func (k *checker) profile() {
	pr := k.c.profile
	if !k.read(pr) {
		return
	}
	if g := pr.Page; g.Width <= 0 || g.Height <= 0 || g.Left+g.Right >= g.Width || g.Top+g.Bottom >= g.Height {
		k.at(pr, "page", "E447", nil)
	}
	style := func(of any, name string, s program.TextStyle) {
		if s.Size <= 0 || s.Leading < s.Size {
			k.at(of, name, "E448", wording.Args{"style": name})
		}
		if s.Align != "" && !slices.Contains(aligns, s.Align) {
			k.choose(k.where(of, name), s.Align, aligns)
		}
	}
	style(pr, "text", pr.Text)
	names := make([]string, 0, len(pr.Styles))
	for name := range pr.Styles {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		s := pr.Styles[name]
		// What a style leaves out it takes from the body; only what it says can be wrong.
		if s.Size == 0 {
			s.Size = pr.Text.Size
		}
		if s.Leading == 0 {
			s.Leading = max(pr.Text.Leading, s.Size)
		}
		style(entryOf(reflect.ValueOf(pr.Styles), name), name, s)
	}
	for i := range pr.Head.Right {
		h := &pr.Head.Right[i]
		k.names(h, "style", "style", h.Style, names)
	}
	if a := pr.AppendixNumber; a != "" && a != "arabic" && a != "roman" {
		k.choose(k.where(pr, "appendix_number"), a, []string{"arabic", "roman"})
	}
}
