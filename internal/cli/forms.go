package cli

import (
	"fmt"
	"strconv"

	"tiendo/internal/forms"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/pipeline"
	"tiendo/internal/program"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
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
	files, err := blankFiles(p, set, month)
	if err != nil {
		return err
	}
	if err := c.writeNew(c.flags.to, files, nil); err != nil {
		return err
	}
	if !c.flags.quiet {
		fmt.Fprintln(c.err, wording.Text("forms.done", wording.Args{
			"count": strconv.Itoa(len(files)), "period": monthWords(month.String()), "folder": c.flags.to,
		}))
	}
	_, err = fmt.Fprintln(c.out, c.flags.to)
	return err
}

// blankFiles makes the workbook of every body that stands in the month.
func blankFiles(p *program.Program, set observation.Set, month period.Month) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, f := range p.Forms {
		for _, code := range f.Bodies {
			b := p.BodyByCode(code)
			if b == nil || !b.In(month) || !f.Asks(month) {
				continue
			}
			data, err := workbook.Write(forms.Blank(p, f, *b, set, month))
			if err != nil {
				return nil, fmt.Errorf("write blank form %s: %w", f.Code, err)
			}
			files[forms.FileName(f, *b, several(p, code))] = data
		}
	}
	return files, nil
}

// several tells whether a body has more than one form.
func several(p *program.Program, body string) bool {
	n := 0
	for _, f := range p.Forms {
		for _, b := range f.Bodies {
			if b == body {
				n++
			}
		}
	}
	return n > 1
}
