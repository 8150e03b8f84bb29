package typeset

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/vitext"
)

// signature sets the signature block: who signs on the right, with room for hand and seal, and who
// receives on the left. It never stands alone on a page: the lines before it come along.
func (b *builder) signature(s document.Signature) {
	b.endMark()
	width := b.area.size.W
	left := &column{b: b, width: width * 9 / 20}
	right := &column{b: b, x: width / 2, width: width / 2}
	group := b.tree.add(b.tree.here(), page.Node{Role: page.Div})
	para := func() page.NodeID { return b.tree.add(group, page.Node{Role: page.P}) }

	authority, role, name := b.style("authority"), b.style("role"), b.style("name")
	if s.Authority != "" {
		right.text(words(s.Authority, authority, para()), authority)
	}
	if s.Role != "" {
		right.text(words(s.Role, role, para()), role)
	}
	right.y += b.prof.Head.SignSpace
	if s.Name != "" {
		right.text(words(s.Name, name, para()), name)
	}

	recipients := b.withArchive(s)
	if len(recipients) > 0 {
		label, line := b.style("recipients_label"), b.style("recipients")
		if s.RecipientsLabel != "" {
			// The two columns begin level, whatever the sizes.
			left.y = max(0, baseline(authority.Size, authority.Leading)-baseline(label.Size, label.Leading))
			left.text(words(s.RecipientsLabel, label, para()), label)
		}
		list := b.tree.add(group, page.Node{Role: page.L, ListNumbering: "Disc"})
		for i, r := range recipients {
			item := b.tree.add(list, page.Node{Role: page.LI})
			mark := b.tree.add(item, page.Node{Role: page.Lbl})
			body := b.tree.add(item, page.Node{Role: page.LBody})
			c := words("-"+nbsp, line, mark)
			c.atoms = append(c.atoms, words(recipient(r, cmp.Or(s.RecipientEnd, ";"), i == len(recipients)-1), line, body).atoms...)
			left.text(c, line)
		}
	}
	items := append(append([]page.Item{}, right.items...), left.items...)
	height := max(left.y, right.y, geom.Pt)
	e := b.add(false, func() []piece {
		return []piece{{before: authority.Before, height: height, items: items}}
	})
	e.keepPrev = true
}

// endMark completes the full stop of the last paragraph to the profile's sign for the end of the text.
func (b *builder) endMark() {
	rest, ok := strings.CutPrefix(b.prof.Head.EndMark, ".")
	if n := len(b.flow); ok && rest != "" && n > 0 && b.flow[n-1].area == b.area {
		c := b.flow[n-1].text
		if c == nil || len(c.atoms) == 0 || !strings.HasSuffix(c.plain(), ".") {
			return
		}
		last := c.atoms[len(c.atoms)-1]
		last.text, last.format.value, last.whole = rest, "", true
		c.atoms = append(c.atoms, last)
	}
}

// withArchive ends the list with the line for the archive's own copy, the issuer's or else the profile's, unless
// it stands there.
func (b *builder) withArchive(s document.Signature) []string {
	list, line := s.Recipients, cmp.Or(s.Archive, b.prof.Head.ArchiveLine)
	if line == "" || len(list) == 0 {
		return list
	}
	for _, r := range list {
		if vitext.Key(recipient(r, "", true)) == vitext.Key(recipient(line, "", true)) {
			return list
		}
	}
	return append(slices.Clone(list), line)
}

// recipient is a line of the list of recipients without its hyphen, ended by a sign or a full stop unless it ends
// with a sign of its own.
func recipient(s, end string, last bool) string {
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "-"))
	rs := []rune(s)
	if len(rs) == 0 {
		return s
	}
	if r := rs[len(rs)-1]; !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ')' {
		return s
	}
	if last {
		return s + "."
	}
	return s + end
}
