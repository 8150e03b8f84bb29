package pipeline

import (
	"slices"

	"tiendo/internal/audit"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/drawing"
	"tiendo/internal/font"
	"tiendo/internal/observation"
	"tiendo/internal/page"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// Issued is the copy to send: the report without what only the working copy may show, and its first pages alone.
type Issued struct {
	PDF, Summary []byte
	Pages        int
}

// summaryPages is how many of the copy's first pages make the summary: those that are the leader's.
const summaryPages = 2

// issue makes the copy to send from a judgement out of which all was taken that must stay, so that nothing later in the
// way can know of it; then the finished files are read and searched for what must not be in them.
func issue(r *run, o Options, j Judgement, fonts *font.Family) (*Issued, error) {
	already := len(r.found)
	sent := issuable(j)
	doc, pages := laidOut(r, o, sent, fonts)
	out := &Issued{PDF: printed(r, sent, doc, pages, fonts), Pages: len(pages.Pages)}
	first := pages.First(summaryPages)
	out.Summary = printed(r, sent, firstOf(doc, first), first, fonts)
	secrets, names := secretsOf(j), workbooksOf(j)
	for _, one := range []struct {
		set  page.Set
		file []byte
	}{{pages, out.PDF}, {first, out.Summary}} {
		stage(r, StageAudit, func() (struct{}, diag.List, error) {
			if faults := audit.Issued(one.set, one.file, secrets, names); len(faults) > 0 {
				return struct{}{}, faults, ErrAudit
			}
			return made(struct{}{}, nil)
		})
	}
	r.found = append(r.found[:already:already], newOnes(r.found[:already], r.found[already:])...)
	return out, r.err
}

// issuable is what may be known of a judgement by those who make the copy to send: no restricted record, nothing of who
// sent what and when, no finding.
func issuable(j Judgement) Judgement {
	j.Edition.ToSend = true
	j.Diagnostics, j.Sent = nil, nil
	j.Set.Records = slices.DeleteFunc(slices.Clone(j.Set.Records), func(r observation.Record) bool { return r.Restricted })
	j.Set.Submissions, j.Set.Corrections, j.Set.Confirmations, j.Set.Choices = nil, nil, nil, nil
	return j
}

// newOnes are the findings that were not made before: most are the same for both copies.
func newOnes(before, now diag.List) diag.List {
	told := map[diag.Diagnostic]bool{}
	for _, d := range before {
		told[d] = true
	}
	var out diag.List
	for _, d := range now {
		if !told[d] {
			told[d] = true
			out = append(out, d)
		}
	}
	return out
}

// firstOf is a document as far as the audit of its first pages needs it: the figures that they print. That its text
// stands on the pages was proved for the whole.
func firstOf(doc document.Document, set page.Set) document.Document {
	shown := map[string]bool{}
	for _, p := range set.Pages {
		for _, it := range p.Items {
			switch it := it.(type) {
			case page.Run:
				shown[it.Value] = true
			case page.Picture:
				for _, d := range it.Drawing.Items {
					if t, ok := d.(drawing.Text); ok {
						shown[t.Value] = true
					}
				}
			}
		}
	}
	doc.Blocks = nil
	doc.Values = slices.DeleteFunc(slices.Clone(doc.Values), func(v document.Value) bool { return !shown[v.ID] })
	return doc
}

// fewest is how many letters a field of a restricted record needs to be a secret of its own: "đang triển khai" is none.
const fewest = 24

// secretsOf are the words of a judgement's restricted records: their titles always, unless they are the program's own
// words; what else they say where no record that may leave says the same.
func secretsOf(j Judgement) []audit.Secret {
	free, public := map[string]bool{}, publicWords(j.Program)
	for _, r := range j.Set.Records {
		for _, f := range r.Fields {
			if !r.Restricted {
				free[vitext.Key(f.Text)] = true
			}
		}
	}
	var out []audit.Secret
	for _, r := range j.Set.Records {
		if !r.Restricted {
			continue
		}
		for _, f := range r.Fields {
			if key := vitext.Key(f.Text); !public[key] && (f.Code == "title" && key != "" || len([]rune(key)) >= fewest && !free[key] && !isChoice(j, r.Kind, f)) {
				out = append(out, audit.Secret{Text: f.Text, At: placeOf(f.At, r.Body)})
			}
		}
	}
	return out
}

// publicWords are names that stand in the program, and so in every report: that a record bears one tells nothing.
func publicWords(p *program.Program) map[string]bool {
	out := map[string]bool{vitext.Key(p.Title): true, vitext.Key(p.ShortTitle): true}
	for _, o := range p.Objectives {
		out[vitext.Key(o.Name)] = true
	}
	for _, i := range p.Indicators {
		out[vitext.Key(i.Name)], out[vitext.Key(i.ShortName)] = true, true
		for _, k := range i.Components {
			out[vitext.Key(k.Name)] = true
		}
	}
	return out
}

// isChoice tells whether a field is chosen from a list: its code says nothing that is not said elsewhere.
func isChoice(j Judgement, kind string, f observation.Field) bool {
	for _, c := range j.Program.RecordColumns(kind) {
		if c.Code == f.Code && c.Choices != "" {
			return true
		}
	}
	return j.Program.BodyByCode(f.Text) != nil
}

func placeOf(s quantity.Source, body string) diag.Place {
	return diag.Place{File: s.File, Sheet: s.Sheet, Cell: s.Cell, Body: body}
}

// workbooksOf are the files of all sendings.
func workbooksOf(j Judgement) []string {
	var out []string
	for _, s := range j.Sent {
		if !slices.Contains(out, s.Name) {
			out = append(out, s.Name)
		}
	}
	return out
}
