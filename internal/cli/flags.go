package cli

import (
	"errors"
	"flag"
	"io"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// flags are the values of all flags; a command knows only some of them.
type flags struct {
	program, inputs, out, to string
	period                   period.Month // 0: the latest month in inputs
	kind                     string       // report type, "" by period
	signer                   string       // who signs, "" the type's own signer
	asOf                     period.Date
	json, quiet              bool
	copy                     bool // the copy to send as well
}

var errHelp = errors.New("help asked for")

// parseFlags reads flags before, between and after the other words: people type "check FILE -to DIR".
func parseFlags(c command, args []string) (*flags, []string, error) {
	f := &flags{}
	set := flag.NewFlagSet(c.name, flag.ContinueOnError)
	set.SetOutput(io.Discard)
	var month, asOf, ban string
	define := map[string]func(){
		"program": func() { set.StringVar(&f.program, "program", "templates/nq16", "") },
		"inputs":  func() { set.StringVar(&f.inputs, "inputs", "inputs", "") },
		"out":     func() { set.StringVar(&f.out, "out", "out", "") },
		"to":      func() { set.StringVar(&f.to, "to", "", "") },
		"period":  func() { set.StringVar(&month, "period", "", "") },
		"type":    func() { set.StringVar(&f.kind, "type", "", "") },
		"ky":      func() { set.StringVar(&f.signer, "ky", "", "") },
		"as-of":   func() { set.StringVar(&asOf, "as-of", "", "") },
		"ban":     func() { set.StringVar(&ban, "ban", "", "") },
		"json":    func() { set.BoolVar(&f.json, "json", false, "") },
		"quiet":   func() { set.BoolVar(&f.quiet, "quiet", false, "") },
	}
	for _, name := range c.flags {
		define[name]()
	}
	var rest []string
	for len(args) > 0 {
		if err := set.Parse(args); err != nil {
			return nil, nil, flagError(c, err)
		}
		if args = set.Args(); len(args) == 0 {
			break
		}
		rest, args = append(rest, args[0]), args[1:]
	}
	var err error
	if month != "" {
		if f.period, err = period.ParseMonth(month); err != nil {
			return nil, nil, usage("usage.period", wording.Args{"found": month, "near": likelyMonth(month)})
		}
	}
	if asOf != "" {
		if f.asOf, err = period.ParseDate(asOf); err != nil {
			return nil, nil, usage("usage.date", wording.Args{"flag": "-as-of", "found": asOf, "near": likelyDate(asOf)})
		}
	}
	if f.copy = ban == copyToSend; ban != "" && !f.copy {
		return nil, nil, usage("usage.ban", wording.Args{"found": ban, "known": copyToSend})
	}
	return f, rest, nil
}

// copyToSend is what -ban asks for.
const copyToSend = "phat-hanh"

// flagError words the errors of package flag, which are English.
func flagError(c command, err error) error {
	if errors.Is(err, flag.ErrHelp) {
		return errHelp
	}
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: -"); ok {
		name = strings.TrimLeft(name, "-")
		return usage("usage.unknown_flag", wording.Args{"command": c.name, "found": name, "near": nearest(name, c.flags)})
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: -"); ok {
		return usage("usage.needs_value", wording.Args{"found": name})
	}
	// What is left is a value after a yes-or-no flag: "invalid boolean value "x" for -json: …".
	_, name, _ := strings.Cut(text, " -")
	name, _, _ = strings.Cut(name, ":")
	return usage("usage.bad_value", wording.Args{"found": name})
}

// nearest is the known word closest to what was typed, worded as a question; "" when none is close.
func nearest(typed string, known []string) string {
	best := vitext.Nearest(typed, known)
	if best == "" {
		return ""
	}
	return wording.Text("usage.near", wording.Args{"word": best})
}

func commandNames() []string {
	var out []string
	for _, c := range commands() {
		out = append(out, c.name)
	}
	return out
}
