package figure

import "tiendo/internal/program"

// Kinds are the kinds of charts, for the loader.
func Kinds() []program.FigureKind {
	var out []program.FigureKind
	for _, name := range []string{"groups", "progress", "path", "plan", "areas", "records", "proposals", "projects", "punctuality"} {
		out = append(out, program.FigureKind{Form: program.ChartForm, Name: name, Subject: program.MayHaveSubject, Options: func() any { return &map[string]string{} }})
	}
	return out
}
