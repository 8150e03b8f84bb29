package cli

import (
	"fmt"
	"strconv"

	"tiendo/internal/forms"
	"tiendo/internal/lexicon"
	"tiendo/internal/pipeline"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// blanks writes each body's blank workbook for a month: by default the month after the latest one in
// inputs. What is known up to the month before comes filled in.
func blanks(c *call) error {
	if c.flags.to == "" {
		return usage("usage.needs_to", wording.Args{"command": "forms"})
	}
	if inside(c.flags.to, c.flags.inputs) {
		return usage("usage.to_inside", wording.Args{"to": c.flags.to})
	}
	month := c.flags.period
	c.flags.period = 0
	o, err := c.options()
	if err != nil {
		return err
	}
	if month == 0 {
		month = o.Edition.Period.Add(1)
	}
	p, _, err := c.load(&o)
	if err != nil {
		return err
	}
	o.Edition.Period = month.Add(-1)
	set, _, err := pipeline.Observe(c.ctx, o, p)
	if err != nil {
		return err
	}
	files, err := forms.Due(lexicon.New(p), set, month)
	if err != nil {
		return err
	}
	if err := c.writeNew(c.flags.to, files, nil); err != nil {
		return err
	}
	if !c.flags.quiet {
		fmt.Fprintln(c.err, wording.Text("forms.done", wording.Args{
			"count": strconv.Itoa(len(files)), "period": vitext.Month(month), "folder": c.flags.to,
		}))
	}
	_, err = fmt.Fprintln(c.out, c.flags.to)
	return err
}
