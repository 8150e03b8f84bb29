package audit

import (
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// Claims proves again what the document asserts: each claim, wherever it is printed, from the scorecard, by rules
// written here a second time (design.md §5) that share nothing with what judged and what composed. It reads of a claim
// what it says and of its words the figures, by their ids; no verdict of the composer's. A claim that is false, or
// that cannot be proved, is a finding E721; so is a component's figure in a table that is another in the scorecard.
func Claims(doc document.Document, p *program.Program, card scorecard.Scorecard) diag.List {
	v := prover{program: p, card: card, claims: map[string]document.Claim{}, values: map[string]document.Value{}}
	for _, c := range doc.Claims {
		v.claims[c.ID] = c
	}
	for _, x := range doc.Values {
		v.values[x.ID] = x
	}
	var found diag.List
	report := func(text, id, why string) {
		if why != proved && len(found) < perCode {
			found = append(found, wording.Diagnostic("E721", diag.Place{File: wording.Text("audit.file", nil)},
				wording.Args{"text": vitext.Quote(text), "claim": id, "reason": wording.Text("audit.claim."+why, nil)}))
		}
	}
	document.Runs(doc.Blocks, func(in []document.Inline) {
		for _, s := range document.Sayings(in) {
			report(s.Text, s.Claim, v.refute(s))
		}
		for _, x := range in {
			if n, ok := x.(document.Number); ok && n.Claim == "" {
				report(n.Text, n.Value, v.refuteAlone(n))
			}
		}
	})
	return found
}

// refuteAlone holds a figure outside of claims against the scorecard, if it is one of a component's.
func (v prover) refuteAlone(n document.Number) string {
	code, name, _ := strings.Cut(n.Value, ".")
	name, _, _ = strings.Cut(name, "~")
	k := v.component(code)
	if k == nil {
		return proved
	}
	if _, known := (subject{k, v}).figure(name); !known {
		return proved
	}
	return v.refuteFigure(subject{k, v}, n)
}

// prover holds claims against the scorecard.
type prover struct {
	program *program.Program
	card    scorecard.Scorecard
	claims  map[string]document.Claim
	values  map[string]document.Value
}

// The reasons for which a claim is not proved; audit.claim.<reason> words them.
const (
	unknown    = "unknown" // there is no such claim, subject or figure
	notSo      = "not_so"  // what it says does not follow from the scorecard
	otherValue = "value"   // a figure in its words is another in the scorecard
	otherTime  = "period"  // a figure is of another period
	proved     = ""
)

// refute says why a saying is not proved, "" when it is.
func (v prover) refute(s document.Said) string {
	c, known := v.claims[s.Claim]
	if !known {
		return unknown
	}
	if c.Kind == document.CountOfStatus {
		return v.refuteCount(c, s)
	}
	if c.Kind == document.HasStatus {
		if i := v.card.Indicator(c.Subject); i != nil {
			return verdict(i.Status.String() == c.Of)
		}
	}
	k := v.component(c.Subject)
	if k == nil {
		return unknown
	}
	if !v.true(c, subject{k, v}) {
		return notSo
	}
	for _, n := range s.Units {
		if why := v.refuteFigure(subject{k, v}, n); why != "" {
			return why
		}
	}
	return proved
}

func verdict(so bool) string {
	if so {
		return proved
	}
	return notSo
}

// refuteCount counts the indicators of a status again.
func (v prover) refuteCount(c document.Claim, s document.Said) string {
	n := int64(0)
	for _, i := range v.card.Indicators {
		if i.Status.String() == c.Subject {
			n++
		}
	}
	for _, u := range s.Units {
		if got, _, ok := number(u.Text); !ok || !got.Equal(quantity.Int(n)) {
			return otherValue
		}
	}
	return proved
}

// refuteFigure holds a printed figure against the scorecard's: by its text, at the decimals that it has; by period.
func (v prover) refuteFigure(k subject, n document.Number) string {
	name, ours := strings.CutPrefix(n.Value, k.Code+".")
	if !ours {
		return unknown
	}
	name, _, _ = strings.Cut(name, "~")
	want, ok := k.figure(name)
	if !ok {
		return unknown
	}
	got, decimals, ok := number(n.Text)
	if !ok || !want.value.Known() {
		return otherValue
	}
	if !want.reads(got, decimals) {
		return otherValue
	}
	if want.period != "" && v.values[n.Value].Period != want.period {
		return otherTime
	}
	return proved
}

func (v prover) component(code string) *scorecard.Component {
	for i := range v.card.Indicators {
		for k := range v.card.Indicators[i].Components {
			if c := &v.card.Indicators[i].Components[k]; c.Code == code {
				return c
			}
		}
	}
	return nil
}

// number reads a figure as it is printed, "1.234,5", with its decimals.
func number(text string) (n quantity.Decimal, decimals int, ok bool) {
	plain := strings.NewReplacer(".", "", ",", ".", "\u2212", "-").Replace(text)
	if _, after, has := strings.Cut(plain, "."); has {
		decimals = len(after)
	}
	n, err := quantity.Parse(plain)
	return n, decimals, err == nil
}
