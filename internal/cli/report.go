package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/font"
	"tiendo/internal/pipeline"
	"tiendo/internal/program"
	"tiendo/internal/publish"
	"tiendo/internal/wording"
)

// report makes the month's report and puts it in its place.
func report(c *call) error {
	o, err := c.options()
	if err != nil {
		return err
	}
	if inside(c.flags.out, c.flags.inputs) {
		return usage("usage.out_inside", wording.Args{"out": c.flags.out, "inputs": c.flags.inputs})
	}
	p, found, err := c.load(&o)
	if err != nil {
		return err
	}
	unlock, err := publish.Lock(c.flags.out)
	if err != nil {
		return err
	}
	r, err := c.write(o, p, found)
	if err == nil {
		err = c.publish(r)
	}
	if err := errors.Join(err, unlock()); err != nil {
		return err
	}
	if r.Diagnostics.Blocking() {
		return errShown{exitData}
	}
	return nil
}

// load reads the program, tells what is wrong with it, and fixes the edition's type.
func (c *call) load(o *pipeline.Options) (*program.Program, diag.List, error) {
	p, found, err := pipeline.Load(*o)
	if err != nil {
		printDiagnostics(c.err, found, true)
		return nil, nil, err
	}
	if len(p.Types) == 0 {
		return nil, nil, usage("usage.forms_only", wording.Args{"found": c.flags.program})
	}
	kind := p.TypeFor(o.Edition.Period)
	if c.flags.kind != "" {
		kind = p.TypeByCode(c.flags.kind)
	}
	if kind == nil {
		var known []string
		for _, t := range p.Types {
			known = append(known, t.Code)
		}
		return nil, nil, usage("usage.type", wording.Args{"found": c.flags.kind, "known": strings.Join(known, ", ")})
	}
	if kind.SignerByCode(c.flags.signer) == nil {
		var known []string
		for _, s := range kind.Signers {
			known = append(known, s.Code)
		}
		return nil, nil, usage("usage.signer", wording.Args{"found": c.flags.signer, "type": kind.Name, "known": strings.Join(known, ", ")})
	}
	o.Edition.Type, o.Edition.Signer = kind.Code, c.flags.signer
	return p, found, nil
}

// write runs the stages, and prints what they found whether or not a report came of it.
func (c *call) write(o pipeline.Options, p *program.Program, found diag.List) (pipeline.Report, error) {
	j, err := pipeline.Judge(c.ctx, o, p, found)
	r := pipeline.Report{Judgement: j}
	if err == nil {
		var fonts *font.Family
		if fonts, err = font.Load(o.Templates); err == nil {
			r, err = pipeline.Write(c.ctx, o, j, fonts)
		}
	}
	if errors.Is(err, c.ctx.Err()) && err != nil {
		return r, err
	}
	printDiagnostics(c.err, r.Diagnostics, errors.Is(err, pipeline.ErrAudit))
	return r, err
}

// publish swaps the folder of the period and says where the report is.
func (c *call) publish(r pipeline.Report) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	month := r.Edition.Period.String()
	files := map[string][]byte{
		r.Edition.ReportName():       r.PDF,
		"so-lieu-" + month + ".xlsx": r.Workbook,
		"so-lieu-" + month + ".json": r.JSON,
	}
	if r.Issued != nil {
		files[r.Edition.SentName()], files[r.Edition.SummaryName()] = r.Issued.PDF, r.Issued.Summary
	}
	for name, data := range r.Returned {
		files["yeu-cau-sua/"+name] = data
	}
	if err := publish.Folder(c.flags.out, month, files); err != nil {
		return err
	}
	path := filepath.Join(c.flags.out, month, r.Edition.ReportName())
	if !c.flags.quiet {
		fmt.Fprintln(c.err)
		printSummary(c.err, r.Judgement)
		if len(r.Returned) > 0 {
			fmt.Fprintln(c.err, wording.Text("summary.returned", wording.Args{
				"folder": filepath.Join(c.flags.out, month, "yeu-cau-sua"), "count": strconv.Itoa(len(r.Returned)),
			}))
		}
		fmt.Fprintln(c.err, wording.Text("summary.pages", wording.Args{"file": path, "pages": strconv.Itoa(len(r.Pages.Pages))}))
		if r.Issued != nil {
			fmt.Fprintln(c.err, wording.Text("summary.copy", wording.Args{"file": filepath.Join(c.flags.out, month, r.Edition.SentName()),
				"pages": strconv.Itoa(r.Issued.Pages), "summary": filepath.Join(c.flags.out, month, r.Edition.SummaryName())}))
		}
	}
	if c.flags.json {
		_, err := c.out.Write(r.JSON)
		return err
	}
	_, err := fmt.Fprintln(c.out, path)
	return err
}
