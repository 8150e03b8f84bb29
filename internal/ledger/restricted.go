package ledger

import (
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// restrict marks the records that must not leave the office: those that their bodies marked, in a column of choices
// with a restricting option or in words, their parts, and what is the same thing under another body or kind. A mark
// that cannot be read restricts: what was meant to stay must not go out by a slip of the pen.
func (l *ledger) restrict() {
	m := newFences(l.p)
	list := l.set.Records
	for i := range list {
		list[i].Restricted = m.marked(l, &list[i])
	}
	for again := true; again; {
		again = false
		for i := range list {
			if list[i].Restricted {
				continue
			}
			if x := m.sharesFate(list, &list[i]); x != nil {
				list[i].Restricted, again = true, true
				if list[i].Sent == l.set.Month {
					l.say("N189", whereOf(list[i].Body, firstSource(list[i])), wording.Args{"title": called(list[i]), "other": called(*x)})
				}
			}
		}
	}
}

// fences are the ways in which a record may be marked as restricted.
type fences struct {
	kinds map[string]*program.RecordKind // the lists of choices with a restricting option, by code
	words []string                       // names of the restricting options, folded
	free  []string                       // names of the other options of such lists, folded
	asked map[[2]string]string           // kind and column → the list that it chooses from
}

// restrictedColumn is the column in which programs ask for the mark in free words.
const restrictedColumn = "restricted"

func newFences(p *program.Program) *fences {
	m := &fences{kinds: map[string]*program.RecordKind{}, asked: map[[2]string]string{}}
	for i := range p.RecordKinds {
		k := &p.RecordKinds[i]
		for j := range k.States {
			if k.States[j].Restricts() {
				m.kinds[k.Code] = k
				m.words = append(m.words, vitext.Key(k.States[j].Name))
			}
		}
	}
	for _, k := range m.kinds {
		for j := range k.States {
			if !k.States[j].Restricts() {
				m.free = append(m.free, vitext.Key(k.States[j].Name))
			}
		}
	}
	for _, f := range p.Forms {
		for _, t := range f.Tables {
			for _, c := range t.Columns {
				if _, restricts := m.kinds[c.Choices]; t.Kind == program.Records && (restricts || c.Code == restrictedColumn) {
					m.asked[[2]string{t.Record, c.Code}] = c.Choices
				}
			}
		}
	}
	return m
}

// marked tells whether a record says itself that it is restricted.
func (m *fences) marked(l *ledger, r *observation.Record) bool {
	for _, f := range r.Fields {
		choices, asked := m.asked[[2]string{r.Kind, f.Code}]
		switch {
		case f.Text == "" && (f.At.Cell == "" || l.Says(f.At.Value, reading.Vocab().Answer.Keep)): // blank, or as it was: blank
		case asked && m.kinds[choices] != nil:
			if st := m.kinds[choices].StateByCode(f.Text); st == nil || st.Restricts() {
				return true
			}
		case asked:
			if !m.isOne(m.free, f.Text) {
				return true
			}
		case m.inWords(f.Text):
			return true
		}
	}
	return false
}

func (m *fences) isOne(words []string, text string) bool {
	for _, w := range words {
		if vitext.Key(text) == w {
			return true
		}
	}
	return false
}

// inWords tells whether a text is a mark, "hạn chế", or bears one in brackets, "… (hạn chế)".
func (m *fences) inWords(text string) bool {
	if m.isOne(m.words, text) {
		return true
	}
	for rest := text; ; {
		_, after, found := strings.Cut(rest, "(")
		if !found {
			return false
		}
		inside, _, _ := strings.Cut(after, ")")
		if m.isOne(m.words, inside) {
			return true
		}
		rest = after
	}
}

// namedWords is how many words a title needs for another that has it whole to be about the same.
const namedWords = 4

// called is a record as people find it: its code and its title.
func called(r observation.Record) string {
	return strings.TrimSpace(r.Code + " “" + strings.TrimRight(r.Text("title"), ". ") + "”")
}

// sharesFate finds the restricted record that a record is a part of, or the same as; nil when there is none: by its code among its kind, or
// by its title, which is the other's or has it whole ("Mở rộng sân đỗ, giai đoạn 2" in "… giai đoạn 2, Cảng …").
func (m *fences) sharesFate(list []observation.Record, r *observation.Record) *observation.Record {
	title := vitext.Key(r.Text("title"))
	for i := range list {
		x := &list[i]
		if !x.Restricted {
			continue
		}
		if x.Kind == r.Kind && x.Code != "" && (x.Code == r.Code || x.Code == r.Text("parent")) {
			return x
		}
		secret := vitext.Key(x.Text("title"))
		if secret != "" && title == secret || len(strings.Fields(secret)) >= namedWords && strings.Contains(title, secret) {
			return x
		}
	}
	return nil
}
