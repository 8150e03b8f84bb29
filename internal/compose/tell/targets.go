package tell

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/quantity"
)

// Bound words the target: "từ 95% trở lên", "không quá 1%", "14,5%"; in a table (bare) "≥ 95". It is nil where
// there is none.
func (k Component) Bound(bare bool) []document.Inline {
	return k.bounded(k.Target.Bound, k.Print("target", bare, ""), bare)
}

// bounded puts the words of a bound around a target.
func (k Component) bounded(bound string, target []document.Inline, bare bool) []document.Inline {
	if target == nil {
		return nil
	}
	if bound == "" {
		bound = "none"
	}
	pattern := ""
	if bare {
		pattern = k.t.First("bound.cell."+bound, "bound")
	} else {
		pattern = k.t.First("bound."+k.Kind.Name+"."+bound, "bound."+bound, "bound")
	}
	return k.t.Fill(pattern, inline.Args{"target": target})
}

// OtherTargets are the targets besides the one that counts, in one sentence each: those that it replaced, then those
// of other givers for the term's end or later.
func (k Component) OtherTargets() [][]document.Inline {
	out := k.formerSentences()
	for n, x := range k.Others {
		if x.Period.End().Compare(k.Target.Period.End()) < 0 {
			continue // a yearly plan; the plan's share of it stands in the sentence
		}
		v := k.t.Number(k.Code+".target."+x.Giver+"."+itoa(n+1), x.Value, Show{Decimals: k.Decimals, Period: x.Period.String()})
		if v == nil {
			continue
		}
		pattern := k.t.Text("target.other")
		if !x.Verified {
			pattern = k.t.Text("target.other_illustrative")
		}
		out = append(out, k.t.Fill(pattern, inline.Args{"name": inline.Text(x.Name), "value": v, "period": k.t.When(x.Period)}))
	}
	return out
}

// formerSentences say what the target was before each amendment, the newest first, and which document amended it.
func (k Component) formerSentences() [][]document.Inline {
	var out [][]document.Inline
	by := k.Target.Document
	for n, x := range k.Former {
		a := inline.Args{"value": k.former(n, false), "period": k.t.When(x.Period), "document": inline.Text(by)}
		if !x.Verified {
			a["illustrative"] = k.t.Say("source.illustrative")
		}
		if a["value"] != nil {
			out = append(out, k.t.Fill(k.t.Text("target.former"), a))
		}
		by = x.Document
	}
	return out
}

// TargetCell is the target for a table, and what it was before its amendments: "≥ 85 (trước khi điều chỉnh: ≥ 80)".
// It is nil where there is none. mark puts around each what must be known of it.
func (k Component) TargetCell(mark func(in []document.Inline, v quantity.Value) []document.Inline) []document.Inline {
	target := mark(k.Bound(true), k.Target.Value)
	var former [][]document.Inline
	for n := range k.Former {
		if in := mark(k.former(n, true), k.Former[n].Value); in != nil {
			former = append(former, in)
		}
	}
	if target == nil || former == nil {
		return target
	}
	return k.t.Fill(k.t.Text("target.former.cell"), inline.Args{"target": target, "former": k.t.List(former)})
}

// former is a target that was replaced, 0 the newest, with the words of its bound.
func (k Component) former(n int, bare bool) []document.Inline {
	x := k.Former[n]
	v := k.t.Number(k.Code+"."+FormerID(n), x.Value, Show{Decimals: k.Decimals, Period: x.Period.String(), Bare: bare})
	return k.bounded(x.Bound, v, bare)
}

// FormerID is what the n-th former target is registered as behind its component's code, 0 the newest.
func FormerID(n int) string { return "target.former." + itoa(n+1) }
