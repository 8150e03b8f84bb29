package pipeline

import (
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/audit"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/soak"
	"tiendo/internal/vitext"
)

// told composes all that a report says of one component, as a document.
func told(p *program.Program, card scorecard.Scorecard, code string) document.Document {
	teller := tell.New(p, &card, &observation.Set{}, nil)
	k, _ := teller.Component(code)
	var blocks []document.Block
	for _, in := range [][]document.Inline{k.Sentence(), k.Brief(), k.Verdict()} {
		blocks = append(blocks, document.Paragraph{Text: in})
	}
	return document.Document{Blocks: blocks, Values: teller.Printed(blocks), Claims: teller.Claims(blocks)}
}

// truths are all sayings that any sentence of the program could make of a component and that hold.
func truths(p *program.Program, card scorecard.Scorecard, code string) map[string]bool {
	teller := tell.New(p, &card, &observation.Set{}, nil)
	k, _ := teller.Component(code)
	out := map[string]bool{}
	all := map[string]bool{"{growth_compared} {since_base_compared} {year_compared}": true}
	for key, pattern := range p.Wording.Texts {
		for _, clause := range clauses(pattern) {
			if kind, _, _ := strings.Cut(key, "."); kind == "sentence" || kind == "verdict" || kind == "brief" {
				all[clause] = true
			}
		}
	}
	for clause := range all {
		for _, s := range document.Sayings(k.Say(clause)) {
			out[s.Claim+" "+s.Text] = true
		}
	}
	for _, in := range [][]document.Inline{k.Sentence(), k.Brief(), k.Verdict()} {
		for _, s := range document.Sayings(in) {
			out[s.Claim+" "+s.Text] = true
		}
	}
	return out
}

// clauses are the words of each claim of a pattern, alone.
func clauses(pattern string) []string {
	var out []string
	for i := range pattern {
		depth := 0
		for j := i; pattern[i] == '<' && j < len(pattern); j++ {
			switch pattern[j] {
			case '<':
				depth++
			case '>':
				depth--
			}
			if depth == 0 {
				out = append(out, pattern[i:j+1])
				break
			}
		}
	}
	return out
}

// accused are the sayings that the audit does not accept, each by its claim and its words as a finding quotes them.
func accused(doc document.Document, p *program.Program, card scorecard.Scorecard) []string {
	var out []string
	for _, d := range audit.Claims(doc, p, card) {
		out = append(out, d.Message)
	}
	return out
}

// clone is a scorecard that can be changed without changing the other.
func clone(card scorecard.Scorecard) scorecard.Scorecard {
	card.Indicators = slices.Clone(card.Indicators)
	for i := range card.Indicators {
		card.Indicators[i].Components = slices.Clone(card.Indicators[i].Components)
		for k := range card.Indicators[i].Components {
			c := &card.Indicators[i].Components[k]
			c.Series = slices.Clone(c.Series)
			def := *c.Component
			c.Component = &def
		}
	}
	return card
}

// spoil changes one thing of a component; what names it.
func spoil(r *rand.Rand, c *scorecard.Component) (what string) {
	values := map[string]*quantity.Value{"value": &c.Value, "latest": &c.Latest, "same": &c.SamePeriod, "projection": &c.Projection, "needed": &c.Needed,
		"so far": &c.SoFar, "road": &c.Road, "time": &c.Time, "target": &c.Target.Value, "baseline": &c.Baseline.Value, "year's plan": &c.YearPlan,
		"share of plan": &c.PlanRatio, "times": &c.NeededTimes}
	for i := range c.Series {
		values["series "+c.Series[i].Period.String()] = &c.Series[i].Value
	}
	names := slices.Sorted(maps.Keys(values))
	switch n := r.IntN(len(names) + 5); n - len(names) {
	case 0:
		c.Status = scorecard.Status(r.IntN(4))
		return "status"
	case 1:
		c.Estimate = !c.Estimate
		return "estimate"
	case 2:
		c.Period = c.Period.Shift(-12)
		return "period"
	case 3:
		c.LatestPeriod = c.LatestPeriod.Shift(-12)
		return "latest period"
	case 4:
		if c.Better == program.Higher {
			c.Better = program.Lower
		} else {
			c.Better = program.Higher
		}
		return "direction"
	default:
		v := values[names[n]]
		if v.Known() {
			factors := []string{"1000", "0.001", "1.1", "0.9", "1.01", "-1", "0"}
			v.Num = v.Num.Mul(quantity.MustParse(factors[r.IntN(len(factors))]))
		}
		return names[n]
	}
}

// TestFalseSentencesAreFound changes values between the scorecard and the sentences. Of what is then said, each saying
// that does not hold of the true scorecard is found by the audit, and none that holds is accused.
func TestFalseSentencesAreFound(t *testing.T) {
	slow(t)
	cases, from := soak.Cases(t, 10000) // a thousand in every run
	found, kept := 0, 0
	for _, month := range []string{"2023-06", "2022-09"} {
		j := judge(t, month, nil)
		var codes []string
		for _, i := range j.Card.Indicators {
			for _, c := range i.Components {
				codes = append(codes, c.Code)
			}
		}
		known := map[string]map[string]bool{}
		for _, code := range codes {
			if list := accused(told(j.Program, j.Card, code), j.Program, j.Card); len(list) > 0 {
				t.Errorf("%s: true sentences of %s are accused: %v", month, code, list)
			}
			known[code] = truths(j.Program, j.Card, code)
		}
		for n := range cases / 2 {
			r := rand.New(rand.NewPCG(from+uint64(n), 3)) //nolint:gosec // repeatable, not secret
			code := codes[r.IntN(len(codes))]
			card := clone(j.Card)
			what := ""
			for i := range card.Indicators {
				for k := range card.Indicators[i].Components {
					if c := &card.Indicators[i].Components[k]; c.Code == code {
						what = spoil(r, c)
					}
				}
			}
			doc := told(j.Program, card, code)
			messages := strings.Join(accused(doc, j.Program, j.Card), "\n")
			document.Runs(doc.Blocks, func(in []document.Inline) {
				for _, s := range document.Sayings(in) {
					holds := begins(known[code], s.Claim+" "+s.Text) ||
						s.Claim == code+".has_status."+status(j, code) && len(s.Units) == 0
					isAccused := strings.Contains(messages, "“"+vitext.Quote(s.Text)+"”") && strings.Contains(messages, "("+s.Claim+")")
					switch {
					case holds && !isAccused:
						kept++
					case !holds && isAccused:
						found++
					default:
						t.Errorf("%s, case %d, %s of %s changed: %q (%s) holds %v, accused %v", month, n, what, code, s.Text, s.Claim, holds, isAccused)
					}
				}
			})
		}
	}
	t.Logf("%d false sayings found, %d true ones kept", found, kept)
	if found < cases/4 || kept < cases {
		t.Errorf("the cases show little: %d false, %d true", found, kept)
	}
}

// middleOfNumber is what follows where a number was cut.
var middleOfNumber = regexp.MustCompile(`^[.,]?\d`)

// begins tells whether a saying is a true one, or its beginning: what is left out is no lie.
func begins(known map[string]bool, saying string) bool {
	for k := range known {
		rest, ok := strings.CutPrefix(k, strings.TrimRight(saying, ". "))
		if ok && !middleOfNumber.MatchString(rest) {
			return true
		}
	}
	return false
}

func status(j Judgement, code string) string {
	for _, i := range j.Card.Indicators {
		for _, c := range i.Components {
			if c.Code == code {
				return c.Status.String()
			}
		}
	}
	return ""
}

// contrary are claims that cannot hold together.
var contrary = map[document.ClaimKind]document.ClaimKind{
	document.MetTarget: document.NotMet, document.NotMet: document.MetTarget, document.ReachesTarget: document.FallsShort,
	document.FallsShort: document.ReachesTarget, document.Rises: document.Falls, document.Falls: document.Equals, document.Equals: document.Rises,
	document.Multiple: document.Falls, document.Is: document.IsEstimate, document.IsEstimate: document.Is, document.MustRise: document.MustFall,
	document.MustFall: document.MustRise, document.MustBring: document.MustRise, document.WithinMargin: document.ReachesTarget,
}

// TestFalseClaimsAreFound changes claims and figures of the finished document: each is found.
func TestFalseClaimsAreFound(t *testing.T) {
	slow(t)
	j := judge(t, "2023-06", nil)
	turned, retyped := 0, 0
	for _, i := range j.Card.Indicators {
		for _, c := range i.Components {
			doc := told(j.Program, j.Card, c.Code)
			for n, claim := range doc.Claims {
				other, ok := contrary[claim.Kind]
				if !ok {
					continue
				}
				bad := doc
				bad.Claims = slices.Clone(doc.Claims)
				bad.Claims[n].Kind = other
				if turned++; len(accused(bad, j.Program, j.Card)) == 0 {
					t.Errorf("%s said as %s is not found", claim.ID, other)
				}
			}
			for b, block := range doc.Blocks {
				for n, x := range block.(document.Paragraph).Text {
					number, ok := x.(document.Number)
					if !ok || number.Claim == "" {
						continue
					}
					bad := doc
					bad.Blocks = slices.Clone(doc.Blocks)
					text := slices.Clone(block.(document.Paragraph).Text)
					number.Text = "7" + number.Text
					text[n] = number
					bad.Blocks[b] = document.Paragraph{Text: text}
					if retyped++; len(accused(bad, j.Program, j.Card)) == 0 {
						t.Errorf("%s printed as %s is not found", number.Value, number.Text)
					}
				}
			}
		}
	}
	if turned < 60 || retyped < 200 {
		t.Errorf("only %d claims and %d figures were changed", turned, retyped)
	}
}

// TestFalseTablesAreFound changes each figure of the report's tables that is a component's: the audit finds it. What the
// whole report says is not accused.
func TestFalseTablesAreFound(t *testing.T) {
	r := whole(t, "2023-06", "so_ket")
	if list := accused(r.Document, r.Program, r.Card); len(list) > 0 {
		t.Errorf("a true report is accused: %v", list)
	}
	figures := map[string]bool{}
	for _, name := range tell.FigureNames() {
		figures[name] = true
	}
	tried, missed := 0, 0
	document.Walk(r.Document.Blocks, func(b document.Block) {
		table, ok := b.(document.Table)
		if !ok {
			return
		}
		for _, row := range table.Rows {
			for _, cell := range row.Cells {
				for i, x := range cell.Text {
					n, ok := x.(document.Number)
					_, name, _ := strings.Cut(n.Value, ".")
					name, _, _ = strings.Cut(name, "~")
					if !ok || !strings.HasPrefix(n.Value, "CT") || !figures[name] {
						continue
					}
					text := slices.Clone(cell.Text)
					n.Text = "7" + n.Text
					text[i] = n
					doc := document.Document{Values: r.Document.Values, Claims: r.Document.Claims, Blocks: []document.Block{document.Paragraph{Text: text}}}
					if tried++; len(accused(doc, r.Program, r.Card)) == 0 {
						missed++
						t.Errorf("%s printed as %s in %s is not found", n.Value, n.Text, table.ID)
					}
				}
			}
		}
	})
	if tried < 200 {
		t.Errorf("only %d figures of tables were changed", tried)
	}
	t.Logf("%d figures changed, %d missed", tried, missed)
}

// TestACountOfAStatusIsAClaim: the numbers of each group are counted again, and a wrong one is found.
func TestACountOfAStatusIsAClaim(t *testing.T) {
	r := whole(t, "2023-06", "so_ket")
	tried := 0
	document.Runs(r.Document.Blocks, func(in []document.Inline) {
		for i, x := range in {
			n, ok := x.(document.Number)
			if !ok || !strings.HasSuffix(n.Claim, "."+string(document.CountOfStatus)) {
				continue
			}
			text := slices.Clone(in)
			n.Text = "1" + n.Text
			text[i] = n
			doc := document.Document{Values: r.Document.Values, Claims: r.Document.Claims, Blocks: []document.Block{document.Paragraph{Text: text}}}
			if tried++; len(accused(doc, r.Program, r.Card)) == 0 {
				t.Errorf("%q is not found", document.Plain(text))
			}
		}
	})
	if tried < 6 {
		t.Errorf("only %d counts stand in the report as claims", tried)
	}
}
