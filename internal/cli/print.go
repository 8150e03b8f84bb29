package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/pipeline"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// printDiagnostics lists all findings, each with its place, what was found and expected, and a hint.
// Notices are told only when asked for: they are in the report's appendix and in the json. Warnings to the program's
// author are told.
func printDiagnostics(w io.Writer, list diag.List, notices bool) {
	for _, d := range list {
		if !d.Blocking() && !notices && (d.Severity == diag.Notice || !d.Template) {
			continue
		}
		word := wording.Text("severity."+d.Severity.String(), nil)
		switch {
		case d.Confirmed:
			word = wording.Text("line.confirmed", nil)
		case d.Template && d.Severity == diag.Warning: // nobody among the bodies has anything to confirm
			word = wording.Text("line.template", nil)
		}
		fmt.Fprintf(w, "%s: %s %s: %s\n", shortPlace(d.At), word, d.Code, d.Message)
		if d.Hint != "" {
			fmt.Fprintln(w, wording.Text("line.hint", wording.Args{"hint": d.Hint}))
		}
	}
}

// shortPlace drops the inputs folder's name: the clerk knows a file by its name and month.
func shortPlace(p diag.Place) string {
	p.File = strings.TrimPrefix(p.File, inputsName+"/")
	if s := p.String(); s != "" {
		return s
	}
	return "tiendo"
}

// printSummary says in a few lines, ready to be forwarded, how the month stands and who owes what.
func printSummary(w io.Writer, j pipeline.Judgement) {
	errs, warns, notices := count(j.Diagnostics)
	key := "summary.title"
	if errs+warns == 0 {
		key = "summary.clean"
	}
	fmt.Fprintln(w, wording.Text(key, wording.Args{
		"period": vitext.Month(j.Edition.Period), "counts": countWords(errs, warns), "notices": strconv.Itoa(notices),
	}))
	statuses := wording.Args{}
	for _, st := range scorecard.Statuses() {
		statuses[st.String()] = strconv.Itoa(j.Card.Count(st))
	}
	fmt.Fprintln(w, wording.Text("summary.status", statuses))
	printBodies(w, j)
	for _, k := range []struct {
		key   string
		state observation.State
	}{{"summary.missing", observation.Missing}, {"summary.late", observation.Late}} {
		var names []string
		for _, s := range j.Set.Submissions {
			if s.Month == j.Set.Month && s.State == k.state && (s.Counts || s.State == observation.Missing) {
				names = append(names, j.Program.BodyName(s.Body))
			}
		}
		if len(names) > 0 {
			fmt.Fprintln(w, wording.Text(k.key, wording.Args{"bodies": strings.Join(names, ", ")}))
		}
	}
}

// printBodies prints one line for each body with something to do: its first finding, and how many more.
func printBodies(w io.Writer, j pipeline.Judgement) {
	// Who sent a file that could not be opened is known by its name alone, to the submissions.
	sender := map[string]string{}
	for _, s := range j.Set.Submissions {
		if s.File != "" {
			sender[s.File] = s.Body
		}
	}
	byBody := map[string]diag.List{}
	for _, d := range j.Diagnostics {
		if d.Blocking() {
			body := cmp.Or(d.At.Body, sender[d.At.File])
			byBody[body] = append(byBody[body], d)
		}
	}
	order := []string{}
	for _, b := range j.Program.Bodies {
		order = append(order, b.Code)
	}
	for body := range byBody {
		if !slices.Contains(order, body) {
			order = append(order, body)
		}
	}
	slices.Sort(order[len(j.Program.Bodies):])
	for _, body := range order {
		list := byBody[body]
		if len(list) == 0 {
			continue
		}
		errs, warns, _ := count(list)
		first := firstWords(list)
		if len(list) > 1 {
			first += " " + wording.Text("summary.more", wording.Args{"count": strconv.Itoa(len(list) - 1)})
		}
		name := j.Program.BodyName(body)
		if name == "" {
			name = wording.Text("summary.other", nil)
		}
		fmt.Fprintln(w, wording.Text("summary.body", wording.Args{"body": name, "counts": countWords(errs, warns), "first": first}))
		if b := j.Program.BodyByCode(body); b != nil && b.Contact != "" {
			fmt.Fprintln(w, wording.Text("summary.contact", wording.Args{"contact": b.Contact}))
		}
	}
}

// firstWords is the finding that a body can act on first: one in its own workbook, told with its place. What
// the program misses has its place in the templates, which says nothing to a body.
func firstWords(list diag.List) string {
	for _, d := range list {
		if strings.HasPrefix(d.At.File, inputsName+"/") {
			return shortPlace(d.At) + ": " + d.Message
		}
	}
	return list[0].Message
}

// countWords says how many there are of what there is any of.
func countWords(errs, warns int) string {
	var parts []string
	if errs > 0 {
		parts = append(parts, wording.Text("summary.errors", wording.Args{"count": strconv.Itoa(errs)}))
	}
	if warns > 0 {
		parts = append(parts, wording.Text("summary.warnings", wording.Args{"count": strconv.Itoa(warns)}))
	}
	return strings.Join(parts, ", ")
}

func count(list diag.List) (errs, warns, notices int) {
	for _, d := range list {
		switch {
		case !d.Blocking():
			notices++
		case d.Severity == diag.Error:
			errs++
		default:
			warns++
		}
	}
	return errs, warns, notices
}
