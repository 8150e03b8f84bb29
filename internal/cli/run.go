// Package cli is the command line: flags, exit codes, progress, and the printing of what was found.
// Words to people go to stderr in Vietnamese; the result (a path, or json) goes to stdout. Only here is
// the clock read, to tell how long a stage took.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"tiendo/internal/pipeline"
	"tiendo/internal/publish"
	"tiendo/internal/wording"
)

// The exit codes of the contract.
const (
	exitDone        = 0
	exitMachine     = 1
	exitUsage       = 2
	exitData        = 3
	exitNoReport    = 4
	exitLocked      = 5
	exitInterrupted = 130
)

// Version is the program's version; -ldflags sets it for a release.
var Version = "0.1.0" //nolint:gochecknoglobals // the linker sets it

// call is one call of a command with everything it may touch.
type call struct {
	ctx   context.Context //nolint:containedctx // a call lives as long as its context
	flags *flags
	args  []string // what is no flag
	out   io.Writer
	err   *console
	now   func() time.Time
}

// command is one command: which flags it knows, whether it takes files, and what it does.
type command struct {
	name  string
	flags []string
	files bool
	run   func(*call) error
}

func commands() []command {
	inputs := []string{"program", "inputs", "period", "type", "as-of", "json", "quiet"}
	return []command{
		{"report", append(slices.Clone(inputs), "out", "ban", "ky"), false, report},
		{"check", append(inputs, "to"), true, checkMonth},
		{"read", []string{"program", "json", "quiet"}, true, read},
		{"forms", []string{"program", "inputs", "period", "to", "quiet"}, false, blanks},
		{"explain", inputs, true, explain},
		{"templates", []string{"to", "quiet"}, false, writeTemplates},
		{"version", []string{"json"}, false, version},
	}
}

// garbage lets a run, which lives for seconds, collect at five times what it still uses instead of at twice: a report
// takes a fifth less time and 90 MB more. GOGC, where it is set, counts before.
const garbage = 400

// Run runs one command line and returns the exit code. It is what main calls, and what tests call.
func Run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	people := &console{w: stderr, terminal: isTerminal(stderr)}
	defer people.clear()
	err := dispatch(ctx, args, result{stdout, people}, people)
	if err == nil {
		return exitDone
	}
	code, say := exitCode(err)
	if say {
		fmt.Fprintln(people, "tiendo: "+message(err))
	}
	return code
}

func dispatch(ctx context.Context, args []string, stdout io.Writer, stderr *console) error {
	if len(args) == 0 {
		printUsage(stderr)
		return errShown{exitUsage}
	}
	name := args[0]
	switch name {
	case "help", "-h", "-help", "--help":
		if len(args) == 1 {
			printUsage(stdout)
			return nil
		}
		name, args = args[1], []string{args[1], "-help"}
	}
	if strings.HasPrefix(name, "-") {
		return usage("usage.command_first", wording.Args{"found": name})
	}
	for _, c := range commands() {
		if c.name != name {
			continue
		}
		f, rest, err := parseFlags(c, args[1:])
		if errors.Is(err, errHelp) {
			printCommandUsage(stdout, c)
			return nil
		}
		if err != nil {
			return err
		}
		if len(rest) == 1 && rest[0] == "help" {
			printCommandUsage(stdout, c)
			return nil
		}
		if len(rest) > 0 && !c.files {
			return usage("usage.no_files", wording.Args{"command": c.name, "found": rest[0]})
		}
		return c.run(&call{ctx, f, rest, stdout, stderr, time.Now})
	}
	return usage("usage.unknown_command", wording.Args{"found": name, "near": nearest(name, commandNames())})
}

// errShown ends with a code after everything was said.
type errShown struct{ code int }

func (e errShown) Error() string { return fmt.Sprintf("exit %d", e.code) }

// usageError is a wrong command line, already worded.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func usage(key string, args wording.Args) error { return usageError{wording.Text(key, args)} }

// exitCode is the one place where an error becomes a code; say tells whether its text is still to be printed.
func exitCode(err error) (code int, say bool) {
	var shown errShown
	var wrong usageError
	switch {
	case errors.As(err, &shown):
		return shown.code, false
	case errors.As(err, &wrong):
		return exitUsage, true
	case errors.Is(err, context.Canceled):
		return exitInterrupted, true
	case errors.Is(err, publish.ErrLocked):
		return exitLocked, true
	case errors.Is(err, pipeline.ErrTemplates):
		return exitUsage, true
	case errors.Is(err, pipeline.ErrNoReport):
		return exitNoReport, true
	}
	return exitMachine, true
}

// message words the errors that are part of the contract; any other is the machine's, in its own words.
func message(err error) string {
	for _, known := range []struct {
		is  error
		key string
	}{
		{context.Canceled, "end.interrupted"}, {publish.ErrLocked, "end.locked"},
		{pipeline.ErrTemplates, "end.templates"}, {pipeline.ErrNoReport, "end.no_report"}, {pipeline.ErrAudit, "end.audit"},
	} {
		if errors.Is(err, known.is) {
			return wording.Text(known.key, nil)
		}
	}
	var wrong usageError
	if errors.As(err, &wrong) {
		return wrong.text
	}
	return machineWords(err)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
