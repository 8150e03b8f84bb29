package cli

import (
	"errors"
	"fmt"
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/export"
	"tiendo/internal/pipeline"
	"tiendo/internal/wording"
)

// checkMonth goes as far as the scorecard and tells all that is wrong; with files it judges just these.
func checkMonth(c *call) error {
	if c.flags.to != "" && inside(c.flags.to, c.flags.inputs) {
		return usage("usage.to_inside", wording.Args{"to": c.flags.to})
	}
	if len(c.args) > 0 {
		return checkFiles(c)
	}
	o, err := c.options()
	if err != nil {
		return err
	}
	p, found, err := c.load(&o)
	if err != nil {
		return err
	}
	j, judged := pipeline.Judge(c.ctx, o, p, found)
	if judged != nil && !errors.Is(judged, pipeline.ErrNoReport) {
		return judged
	}
	if c.flags.to != "" {
		marked, more, err := pipeline.Returned(j.Sent, j.Diagnostics)
		if err != nil {
			return err
		}
		j.Diagnostics = append(j.Diagnostics, more...).Sort()
		if err := c.writeMarked(marked); err != nil {
			return err
		}
	}
	if err := c.tell(j.Diagnostics); err != nil {
		return err
	}
	if !c.flags.quiet {
		fmt.Fprintln(c.err)
		printSummary(c.err, j)
	}
	if judged != nil {
		return judged
	}
	if j.Diagnostics.Blocking() {
		return errShown{exitData}
	}
	return nil
}

func (c *call) writeMarked(marked map[string][]byte) error {
	if err := c.writeNew(c.flags.to, marked, isMarked); err != nil {
		return err
	}
	if !c.flags.quiet {
		fmt.Fprintln(c.err, wording.Text("check.done", wording.Args{"count": strconv.Itoa(len(marked)), "folder": c.flags.to}))
	}
	return nil
}

// tell prints the findings: as json lines on stdout when asked, for people on stderr.
func (c *call) tell(found diag.List) error {
	if c.flags.json {
		lines, err := export.Findings(found)
		if err != nil {
			return err
		}
		_, err = c.out.Write(lines)
		return err
	}
	printDiagnostics(c.err, found, !c.flags.quiet)
	return nil
}
