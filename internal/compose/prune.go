package compose

import (
	"slices"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
)

// prune leaves out every heading that has nothing below it before the next heading of its own or a higher level, and
// every region of pages that has nothing left: what nobody sent this month is no heading in the report. Links and page
// references to a heading that fell away lead to the nearest one before it, where it would have stood. Page breaks that
// come to stand together are one. The section with the signature ends the text: what stands in it is below no heading.
func prune(sections [][]document.Block) []document.Block {
	var p pruner
	var blocks []document.Block
	for _, s := range sections {
		if blocks = append(blocks, s...); !signed(s) {
			p.read(s)
		}
	}
	p.close(0)
	if len(p.instead) == 0 {
		return blocks
	}
	p.redirect()
	return inline.Retarget(p.keep(blocks), func(target string) string {
		if to, fell := p.instead[target]; fell {
			return to
		}
		return target
	})
}

// pruner is a document being read for headings without content.
type pruner struct {
	order   []string           // anchors of all headings, in reading order
	open    []document.Heading // headings that have had no content yet, the highest first
	instead map[string]string  // the anchors that fell away, and where they lead now
}

// read goes through blocks in reading order.
func (p *pruner) read(blocks []document.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Heading:
			p.close(b.Level)
			p.order = append(p.order, b.ID)
			p.open = append(p.open, b)
		case document.Region:
			p.read(b.Blocks)
		case document.Break:
		default:
			p.open = p.open[:0] // content: all headings above it stand
		}
	}
}

// close ends the headings of a level and below: those that had no content by now have none.
func (p *pruner) close(level int) {
	n := len(p.open)
	for n > 0 && p.open[n-1].Level >= level {
		n--
		if p.instead == nil {
			p.instead = map[string]string{}
		}
		p.instead[p.open[n].ID] = ""
	}
	p.open = p.open[:n]
}

// redirect settles where the anchors that fell away lead.
func (p *pruner) redirect() {
	last := ""
	for _, id := range p.order {
		if _, fell := p.instead[id]; !fell {
			last = id
		} else if last != "" {
			p.instead[id] = last
		}
	}
	next := ""
	for i := len(p.order) - 1; i >= 0; i-- {
		if to, fell := p.instead[p.order[i]]; !fell {
			next = p.order[i]
		} else if to == "" {
			p.instead[p.order[i]] = next
		}
	}
}

// keep is the blocks without what fell away.
func (p *pruner) keep(blocks []document.Block) []document.Block {
	var out []document.Block
	for _, b := range blocks {
		switch x := b.(type) {
		case document.Heading:
			if _, fell := p.instead[x.ID]; fell {
				continue
			}
		case document.Region:
			x.Blocks = p.keep(x.Blocks)
			if !hasContent(x.Blocks) {
				continue
			}
			b = x
		case document.Break:
			if n := len(out); n > 0 && isBreak(out[n-1]) {
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// signed tells whether blocks have the signature.
func signed(blocks []document.Block) bool {
	return slices.ContainsFunc(blocks, func(b document.Block) bool { _, is := b.(document.Signature); return is })
}

// hasContent tells whether blocks have more than page breaks.
func hasContent(blocks []document.Block) bool {
	for _, b := range blocks {
		if !isBreak(b) {
			return true
		}
	}
	return false
}

func isBreak(b document.Block) bool {
	_, is := b.(document.Break)
	return is
}
