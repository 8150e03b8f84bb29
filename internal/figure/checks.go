package figure

import (
	"slices"
	"strconv"

	"tiendo/internal/program"
)

// faults are all of several checks of a chart's options.
func faults(lists ...[]program.OptionFault) []program.OptionFault { return slices.Concat(lists...) }

// noneOf faults an option that names none of what there is; one that says nothing names nothing.
func noneOf(key, found string, known []string) []program.OptionFault {
	if found == "" || slices.Contains(known, found) {
		return nil
	}
	return []program.OptionFault{{Key: key, Found: found, Known: known}}
}

// outside faults a number that is not in a range; 0 says nothing.
func outside(key string, found, least, most int) []program.OptionFault {
	if found == 0 || found >= least && found <= most {
		return nil
	}
	return []program.OptionFault{{Key: key, Found: strconv.Itoa(found), Known: []string{strconv.Itoa(least) + "–" + strconv.Itoa(most)}}}
}

// components are the codes of all indicators and components.
func components(p *program.Program) []string {
	var out []string
	for i := range p.Indicators {
		out = append(out, p.Indicators[i].Code)
		for k := range p.Indicators[i].Components {
			out = append(out, p.Indicators[i].Components[k].Code)
		}
	}
	return out
}

// measures are the codes of all measures.
func measures(p *program.Program) []string {
	var out []string
	for i := range p.Measures {
		out = append(out, p.Measures[i].Code)
	}
	return out
}

// recordKinds are the codes of all kinds of records.
func recordKinds(p *program.Program) []string {
	var out []string
	for i := range p.RecordKinds {
		out = append(out, p.RecordKinds[i].Code)
	}
	return out
}

// givers are those whose plans the forms ask for.
func givers(p *program.Program) []string {
	var out []string
	for _, f := range p.Forms {
		for _, t := range f.Tables {
			for _, c := range t.Columns {
				if c.Giver != "" && !slices.Contains(out, c.Giver) {
					out = append(out, c.Giver)
				}
			}
		}
	}
	return out
}
