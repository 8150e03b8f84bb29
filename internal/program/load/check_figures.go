package load

import (
	"slices"
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// figures checks the charts and tables: that their kinds exist, and that their options name what is there.
func (k *checker) figures() {
	p := k.p
	coded(k, p.Figures, plainCode, func(f *program.Figure) string { return f.Code })
	for i := range p.Figures {
		f := &p.Figures[i]
		if f.Form != program.ChartForm && f.Form != program.TableForm {
			k.choose(k.where(f, "form"), f.Form, []string{program.ChartForm, program.TableForm})
			continue
		}
		kind, known := k.figureKind(f)
		if kind == nil {
			k.report("E456", k.where(f, "kind"), wording.Args{"found": f.Kind, "form": wording.Text("program.what."+f.Form, nil),
				"known": strings.Join(known, ", "), "near": near(f.Kind, known)})
			continue
		}
		c, ok := f.Options.(program.OptionChecker)
		if !ok {
			continue
		}
		for _, fault := range c.CheckOptions(p, f) {
			if fault.Found != "" && len(k.broken) > 0 {
				continue // it may be declared in the file that could not be read
			}
			at := k.where(f.Options, fault.Key)
			if at.File == "" {
				at = k.where(f, "options")
			}
			if fault.Found == "" {
				k.report("E409", at, wording.Args{"key": fault.Key})
				continue
			}
			k.choose(at, fault.Found, fault.Known)
		}
	}
}

// figureKind finds a figure's kind, or lists those that there are of its form.
func (k *checker) figureKind(f *program.Figure) (*program.FigureKind, []string) {
	var known []string
	for i := range k.lang.Figures {
		x := &k.lang.Figures[i]
		if x.Form != f.Form {
			continue
		}
		if x.Name == f.Kind {
			return x, nil
		}
		known = append(known, x.Name)
	}
	return nil, known
}

// subjects lists all that a figure can be about.
func (k *checker) subjects(f *program.Figure) []string {
	p := k.p
	out := slices.Concat(k.indicatorCodes(), k.componentCodes(), k.measureCodes(), k.recordCodes(), k.bodyCodes(), k.areaSets(),
		codesOf(p.Objectives, func(o *program.Objective) string { return o.Code }))
	if l, ok := f.Options.(program.SubjectLister); ok {
		out = append(out, l.Subjects()...)
	}
	return out
}
