// Package pipeline has the order of the stages, and nothing else: workbooks → observations → scorecard
// → document → pages → bytes. Each stage is a function from values to values; what they find travels
// beside the values as diagnostics.
package pipeline

import (
	"context"
	"errors"
	"fmt"
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
	"tiendo/internal/intake"
	"tiendo/internal/observation"
	"tiendo/internal/page"
	"tiendo/internal/pdf"
	"tiendo/internal/program"
	"tiendo/internal/program/load"
	"tiendo/internal/score"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
	"tiendo/internal/typeset"
)

// Options are all that a run depends on; the clock and the environment are not among them.
type Options struct {
	Templates fs.FS  // the templates folder
	Program   string // folder of the program in it
	Inputs    fs.FS  // the inputs folder
	Prefix    string // what stands before a file's path in diagnostics and sources: "inputs"
	Edition   edition.Edition
	Tables    []compose.TableKind // the kinds of tables; nil: the standard ones
	// Stage is told each stage's name before it runs; nil for none. It is for progress and timing.
	Stage func(name string)
}

// The stages by the names that Options.Stage is told.
const (
	StageLoad    = "load"
	StageRead    = "read"
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
	o.enter(StageLoad)
	p, found := load.Load(o.Templates, o.Program, o.language())
	if p == nil || found.Blocking() {
		return nil, found.Sort(), ErrTemplates
	}
	return p, found, nil
}

// Language is what the stages bring along for programs to name: kinds of components, charts and tables, rules.
func Language() load.Language { return Options{}.language() }

func (o Options) language() load.Language {
	tables := o.Tables
	if tables == nil {
		tables = compose.TableKinds()
	}
	l := load.Language{Kinds: kind.All(), Rules: score.Rules(), Figures: figure.Kinds(), Functions: compose.Functions()}
	for _, k := range tables {
		l.Figures = append(l.Figures, k.FigureKind)
	}
	return l
}

// Judge goes as far as the scorecard; p comes from Load, found are its findings.
func Judge(ctx context.Context, o Options, p *program.Program, found diag.List) (Judgement, error) {
	j := Judgement{Program: p, Edition: o.Edition, Diagnostics: found}
	take := func(more diag.List) { j.Diagnostics = append(j.Diagnostics, more...) }

	o.enter(StageRead)
	set, more, err := intake.Read(p, o.Inputs, intake.Options{Month: o.Edition.Period, AsOf: o.Edition.AsOf, Prefix: o.Prefix})
	take(more)
	if err := errors.Join(err, ctx.Err()); err != nil {
		return j, fmt.Errorf("read workbooks: %w", err)
	}
	o.enter(StageCheck)
	j.Set, more = check.Check(p, set)
	take(more)
	o.enter(StageScore)
	j.Card, more = score.Score(p, j.Set)
	take(more)
	j.Diagnostics = j.Diagnostics.Sort()
	if !accepted(j.Set) || !judged(j.Card) {
		return j, ErrNoReport
	}
	return j, ctx.Err()
}

// Write makes the report of a judgement.
func Write(ctx context.Context, o Options, j Judgement, fonts *font.Family) (Report, error) {
	r := Report{Judgement: j}
	var more diag.List
	take := func() { r.Diagnostics = append(r.Diagnostics, more...) }

	o.enter(StageCompose)
	r.Document, more = compose.Compose(compose.Input{
		Program: j.Program, Card: j.Card, Set: j.Set, Edition: j.Edition, Diagnostics: j.Diagnostics, Tables: o.Tables,
	})
	take()
	if ofTemplates(more) {
		return r, ErrTemplates
	}
	o.enter(StageFigures)
	r.Document, more = figure.Draw(r.Document, j.Program, j.Card, j.Set, fonts)
	take()
	o.enter(StageTypeset)
	r.Pages, more = typeset.Typeset(r.Document, j.Program.Profile, fonts)
	take()
	if err := ctx.Err(); err != nil {
		return r, err
	}
	var err error
	o.enter(StagePDF)
	if r.PDF, err = pdf.Write(r.Pages, fonts); err != nil {
		return r, fmt.Errorf("write pdf: %w", err)
	}
	o.enter(StageAudit)
	if more = audit.Audit(r.Document, r.Pages, r.PDF); len(more) > 0 {
		take()
		return r, ErrAudit
	}
	o.enter(StageReturn)
	if r.Returned, more, err = Returned(o.Inputs, o.Prefix, o.Edition.Period.String(), r.Diagnostics); err != nil {
		return r, err
	}
	take()
	r.Diagnostics = r.Diagnostics.Sort()
	o.enter(StageExport)
	out := export.Report{
		Program: j.Program, Edition: j.Edition, Card: j.Card, Set: j.Set,
		Document: r.Document, Diagnostics: r.Diagnostics,
	}
	if r.JSON, err = export.JSON(out); err != nil {
		return r, fmt.Errorf("write json: %w", err)
	}
	if r.Workbook, err = export.Workbook(out); err != nil {
		return r, fmt.Errorf("write workbook: %w", err)
	}
	return r, ctx.Err()
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

func (o Options) enter(stage string) {
	if o.Stage != nil {
		o.Stage(stage)
	}
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
