package compose

import (
	"fmt"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
)

// component is a judged component as a template sees it.
type component struct {
	p *printer
	k tell.Component
}

// Name is the component's words.
func (k component) Name() token { return k.p.text(k.k.Name) }

// Code is "CT04a".
func (k component) Code() token { return k.p.text(k.k.Code) }

// Unit is its unit.
func (k component) Unit() token { return k.p.text(k.k.Unit) }

// Is tells the status.
func (k component) Is(status string) bool { return k.k.Status.String() == status }

// Status is the status in words.
func (k component) Status() token { return k.p.run(k.p.Status(k.k.Status)) }

// Figure prints one of its figures by name with its unit: {{.Figure "target"}}. See tell/figure.go for the names.
func (k component) Figure(name string) (token, error) {
	if _, ok := k.k.Figure(name); !ok {
		return "", fmt.Errorf("no figure %q", name)
	}
	if name == "target" {
		if in := k.k.Bound(false); in != nil {
			return k.p.run(in), nil
		}
	}
	return k.p.run(k.k.Print(name, false, "absent.text")), nil
}

// Has tells whether a figure is there.
func (k component) Has(name string) bool {
	f, ok := k.k.Figure(name)
	return ok && f.Value.Known()
}

// Sentence says where the component stands; it begins in lower case, to follow a name.
func (k component) Sentence() token { return k.p.run(k.k.Sentence()) }

// Brief is where the component stands and its target, for lists that only remind.
func (k component) Brief() token { return k.p.run(k.k.Brief()) }

// Statement is Sentence at the beginning of a sentence.
func (k component) Statement() token { return k.p.run(inline.Capitalized(k.k.Sentence())) }

// OwnMonth says what the report's month brought by itself; {{with .OwnMonth}} is false where that is not known.
func (k component) OwnMonth() token {
	in := k.k.OwnMonth()
	if in == nil {
		return ""
	}
	return k.p.run(in)
}

// Verdict says why the status is what it is and what is still needed.
func (k component) Verdict() token { return k.p.run(k.k.Verdict()) }

// Others are the targets besides the one that counts, for the term's end or later, in one sentence each.
func (k component) Others() []token {
	var out []token
	for _, in := range k.k.OtherTargets() {
		out = append(out, k.p.run(in))
	}
	return out
}

// HasAreas tells whether the component is known by district.
func (k component) HasAreas() bool { return len(k.k.Areas) > 0 }

// Origin says whose figures it stands on and to which day they run.
func (k component) Origin() token {
	if in := k.k.Origin(); in != nil {
		return k.p.run(in)
	}
	return ""
}
