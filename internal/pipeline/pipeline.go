// Package pipeline has the order of the stages, and nothing else: workbooks → observations → scorecard
// → document → pages → bytes. Each stage is a function from values to values; what they find travels
// beside the values as diagnostics.
package pipeline

import (
	"context"
	"errors"
	"io/fs"

	"tiendo/internal/audit"
	"tiendo/internal/check"
	"tiendo/internal/compose"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/export"
	"tiendo/internal/figure"
	"tiendo/internal/font"
	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/page"
	"tiendo/internal/pdf"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/program/load"
	"tiendo/internal/score"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
	"tiendo/internal/sending"
	"tiendo/internal/typeset"
)

// Options are all that a run depends on; the clock and the environment are not among them.
type Options struct {
	Templates fs.FS  // the templates folder
	Program   string // folder of the program in it
	Inputs    fs.FS  // the inputs folder
	Prefix    string // what stands before a file's path in diagnostics and sources: "inputs"
	Edition   edition.Edition
	// Copy asks for the copy to send beside the working copy.
	Copy   bool
	Kinds  []kind.Kind         // the kinds of components; nil: the standard ones
	Charts []figure.Kind       // the kinds of charts; nil: the standard ones
	Tables []compose.TableKind // the kinds of tables; nil: the standard ones
	Rules  []check.Rule        // that forms may declare; nil: the standard ones
	// Stage is told each stage's name before it runs; nil for none. It is for progress and timing.
	Stage func(name string)
}

// The stages by the names that Options.Stage is told.
const (
	StageLoad    = "load"
	StageRead    = "read"
	StageLedger  = "ledger"
	StageCheck   = "check"
	StageScore   = "score"
	StageCompose = "compose"
	StageFigures = "figures"
	StageTypeset = "typeset"
	StagePDF     = "pdf"
	StageAudit   = "audit"
	StageReturn  = "return"
	StageExport  = "export"
)

// Judgement is what is known up to the scorecard.
type Judgement struct {
	Program     *program.Program
	Edition     edition.Edition
	Set         observation.Set
	Card        scorecard.Scorecard
	Diagnostics diag.List
	// Sent are the sendings up to the edition's month; those of the month have their bytes.
	Sent []sending.Sending
}

// Report is a whole report, ready to be published.
type Report struct {
	Judgement
	Document document.Document
	Pages    page.Set
	PDF      []byte
	Workbook []byte
	JSON     []byte
	Returned map[string][]byte // annotated workbooks, by file name
	Issued   *Issued           // the copy to send; nil when none was asked for
}

var (
	// ErrTemplates says that the program's data are wrong; the diagnostics say where.
	ErrTemplates = errors.New("wrong templates")
	// ErrNoReport says that nothing can be judged: no accepted workbook for the period, or no indicator computed.
	ErrNoReport = errors.New("no report possible")
	// ErrAudit says that the finished file failed its audit; it must not be published.
	ErrAudit = errors.New("the finished file failed its audit")
)

// Load reads the program alone.
func Load(o Options) (*program.Program, diag.List, error) {
	if o.Stage != nil {
		o.Stage(StageLoad)
	}
	p, found := load.Load(o.Templates, o.Program, o.language())
	if p == nil || found.Blocking() {
		return nil, found.Sort(), ErrTemplates
	}
	return p, found, nil
}

// Language is what the stages bring along for programs to name: kinds of components, charts and tables, rules.
func Language() load.Language { return Options{}.language() }

func (o Options) language() load.Language {
	kinds, charts, tables := o.Kinds, o.Charts, o.Tables
	if kinds == nil {
		kinds = kind.All()
	}
	if charts == nil {
		charts = figure.Kinds()
	}
	if tables == nil {
		tables = compose.TableKinds()
	}
	rules := o.Rules
	if rules == nil {
		rules = check.Rules()
	}
	l := load.Language{Kinds: kind.Traits(kinds), Rules: score.Rules(kinds), Functions: compose.Functions(),
		Claims: compose.Claims(), Values: compose.Values()}
	for _, st := range scorecard.Statuses() {
		l.Statuses = append(l.Statuses, st.String())
	}
	for _, k := range charts {
		l.Figures = append(l.Figures, k.FigureKind)
	}
	for _, k := range tables {
		l.Figures = append(l.Figures, k.FigureKind)
	}
	for _, r := range rules {
		l.Checks = append(l.Checks, r.RuleKind)
	}
	return l
}

// Judge goes as far as the scorecard; p comes from Load, already are its findings.
func Judge(ctx context.Context, o Options, p *program.Program, already diag.List) (Judgement, error) {
	r, x := o.run(ctx, already), lexicon.New(p)
	seen := observe(r, o, x)
	set := stage(r, StageCheck, func() (observation.Set, diag.List, error) {
		return found(check.Check(x, seen.set, seen.found, o.Rules))
	})
	card := stage(r, StageScore, func() (scorecard.Scorecard, diag.List, error) {
		return found(score.Since(p, set, o.Kinds, comparedWith(p, o.Edition)))
	})
	j := Judgement{Program: p, Edition: o.Edition, Set: set, Card: card, Diagnostics: r.found.Sort(), Sent: seen.sent}
	if r.err == nil && (!accepted(set) || !judged(card)) {
		return j, ErrNoReport
	}
	return j, r.err
}

// comparedWith is the month of the report before of the edition's type.
func comparedWith(p *program.Program, e edition.Edition) period.Month {
	t := p.TypeByCode(e.Type)
	if t == nil {
		t = p.TypeFor(e.Period)
	}
	if t == nil {
		return e.Period.Add(-1)
	}
	return t.Before(e.Period)
}

// Write makes the report of a judgement.
func Write(ctx context.Context, o Options, j Judgement, fonts *font.Family) (Report, error) {
	r := o.run(ctx, j.Diagnostics)
	j.Card = score.WithRecord(j.Card, j.Program, j.Set, o.Kinds)
	doc, pages := laidOut(r, o, j, fonts)
	file := printed(r, j, doc, pages, fonts)
	faulty := r.found
	returned := stage(r, StageReturn, func() (map[string][]byte, diag.List, error) { return Returned(j.Sent, faulty) })
	out := Report{Judgement: j, Document: doc, Pages: pages, PDF: file, Returned: returned}
	out.Diagnostics = r.found.Sort()
	data := export.Report{Program: j.Program, Edition: j.Edition, Card: j.Card, Set: j.Set, Document: doc, Pages: pages, Diagnostics: out.Diagnostics}
	out.JSON = stage(r, StageExport, func() ([]byte, diag.List, error) { return made(export.JSON(data)) })
	out.Workbook = stage(r, StageExport, func() ([]byte, diag.List, error) { return made(export.Workbook(data)) })
	if o.Copy && r.err == nil {
		out.Issued, r.err = issue(r, o, j, fonts)
		out.Diagnostics = r.found.Sort()
	}
	return out, r.err
}

// laidOut is a judgement's report with its charts, and its pages.
func laidOut(r *run, o Options, j Judgement, fonts *font.Family) (document.Document, page.Set) {
	charts := figure.Input{Program: j.Program, Card: j.Card, Set: j.Set, Fonts: fonts, Kinds: o.Charts}
	written := func(says func(document.Figure) bool) (document.Document, diag.List, error) {
		doc, more := compose.Compose(compose.Input{Program: j.Program, Card: j.Card, Set: j.Set, Edition: j.Edition,
			Diagnostics: j.Diagnostics, Tables: o.Tables, Says: says})
		if ofTemplates(more) {
			return doc, more, ErrTemplates
		}
		return found(doc, more)
	}
	text := stage(r, StageCompose, func() (document.Document, diag.List, error) { return written(nil) })
	doc := stage(r, StageFigures, func() (document.Document, diag.List, error) {
		doc, more := figure.Draw(text, charts)
		says, all := speaking(doc)
		if all {
			return found(doc, more)
		}
		// A chart with nothing to show has no place in the report, nor has a heading over it alone. This is rare, so the
		// report is written twice rather than each chart drawn twice.
		text, first, err := written(says)
		if err != nil {
			return text, first, err
		}
		for _, d := range more {
			if d.Severity != diag.Notice {
				first = append(first, d) // a fault of the program's, whatever becomes of its chart
			}
		}
		doc, more = figure.Draw(text, charts)
		return found(doc, append(first, more...))
	})
	pages := stage(r, StageTypeset, func() (page.Set, diag.List, error) { return found(typeset.Typeset(doc, j.Program.Profile, fonts)) })
	return doc, pages
}

// printed are pages as a file that has passed its audit.
func printed(r *run, j Judgement, doc document.Document, pages page.Set, fonts *font.Family) []byte {
	file := stage(r, StagePDF, func() ([]byte, diag.List, error) { return made(pdf.Write(pages, fonts)) })
	return stage(r, StageAudit, func() ([]byte, diag.List, error) {
		if faults := append(audit.Claims(doc, j.Program, j.Card), audit.Audit(doc, pages, file)...); len(faults) > 0 {
			return file, faults, ErrAudit
		}
		if t := j.Program.TypeByCode(j.Edition.Type); t != nil {
			return found(file, audit.Length(t.Name, t.MaxPages, pages, j.Program.At))
		}
		return made(file, nil)
	})
}

// speaking tells which of a document's charts have something to show, and whether all have.
func speaking(doc document.Document) (says func(document.Figure) bool, all bool) {
	type chart struct{ code, subject string }
	empty := map[chart]bool{}
	document.Walk(doc.Blocks, func(b document.Block) {
		if f, ok := b.(document.Figure); ok && f.Empty {
			empty[chart{f.Chart, f.Subject}] = true
		}
	})
	return func(f document.Figure) bool { return !empty[chart{f.Chart, f.Subject}] }, len(empty) == 0
}

// Make makes a report from the very beginning. An edition without a type has the one of its period.
func Make(ctx context.Context, o Options) (Report, error) {
	p, found, err := Load(o)
	if err != nil {
		return Report{Judgement: Judgement{Diagnostics: found}}, err
	}
	if t := p.TypeFor(o.Edition.Period); o.Edition.Type == "" && t != nil {
		o.Edition.Type = t.Code
	}
	j, err := Judge(ctx, o, p, found)
	if err != nil {
		return Report{Judgement: j}, err
	}
	fonts, err := font.Load(o.Templates)
	if err != nil {
		return Report{Judgement: j}, err //nolint:wrapcheck // it names the file
	}
	return Write(ctx, o, j, fonts)
}

// ofTemplates tells whether a section could not be composed because of what stands in the program's own
// files: such a report would be wrong every month, whatever the bodies send.
func ofTemplates(found diag.List) bool {
	for _, d := range found {
		if d.Severity == diag.Error && d.Template {
			return true
		}
	}
	return false
}

// accepted tells whether any body's workbook of the report's month counts.
func accepted(set observation.Set) bool {
	for _, s := range set.Submissions {
		if s.Month == set.Month && s.Counts && s.State != observation.Missing && s.State != observation.Rejected {
			return true
		}
	}
	return false
}

// judged tells whether at least one indicator has a status from figures.
func judged(card scorecard.Scorecard) bool {
	for _, i := range card.Indicators {
		if i.Computed != scorecard.NotAssessed || i.Status != scorecard.NotAssessed {
			return true
		}
	}
	return false
}
