package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/inbox"
	"tiendo/internal/pipeline"
	"tiendo/internal/sending"
	"tiendo/internal/wording"
)

// checkFiles judges just the given workbooks, as a clerk does before sending: each against its form, and
// against what the inputs folder, where there is one, knows of earlier months and of other bodies.
func checkFiles(c *call) error {
	p, o, err := c.program()
	if err != nil {
		return err
	}
	if info, err := os.Stat(c.flags.inputs); err == nil && info.IsDir() {
		o.Inputs = os.DirFS(c.flags.inputs)
	}
	var given, usable []sending.Sending
	var all diag.List
	for _, name := range c.args {
		s, found, err := c.given(name)
		if err != nil {
			return err
		}
		given = append(given, s)
		all = append(all, found...)
		if !found.Blocking() {
			usable = append(usable, s)
		}
	}
	lists, err := pipeline.Examine(c.ctx, o, p, usable)
	if err != nil {
		return err
	}
	for _, list := range lists {
		all = append(all, list...)
	}
	if c.flags.to != "" {
		marked, more, err := pipeline.Returned(given, all)
		if err != nil {
			return err
		}
		all = append(all, more...)
		if err := c.writeMarked(marked); err != nil {
			return err
		}
	}
	if err := c.tell(byFile(all, given)); err != nil {
		return err
	}
	if all.Blocking() {
		return errShown{exitData}
	}
	if !c.flags.quiet {
		fmt.Fprintln(c.err, wording.Text("check.clean", wording.Args{"files": strings.Join(c.args, ", ")}))
	}
	return nil
}

// byFile orders findings by the files as they were given.
func byFile(all diag.List, given []sending.Sending) diag.List {
	of := map[string]diag.List{}
	for _, d := range all {
		of[d.At.File] = append(of[d.At.File], d)
	}
	var out diag.List
	for _, s := range given {
		out = append(out, of[s.Shown].Sort()...)
		delete(of, s.Shown)
	}
	return out
}

// given reads a file named on the command line. One that lies in the inputs folder is known by its place there.
// An .xls or .ods is converted; where it cannot be used its bytes stay as they are and found says why.
func (c *call) given(name string) (sending.Sending, diag.List, error) {
	original, data, found, err := c.workbookFile(name)
	if err != nil {
		return sending.Sending{}, nil, err
	}
	if data == nil {
		data = original
	}
	s := inbox.Named(name)
	if rel, ok := within(c.flags.inputs, name); ok {
		if in, ok := inbox.Located(rel); ok {
			s.Month, s.Path = in.Month, in.Path
		}
	}
	return s.Loaded(data), found, nil
}

// within is the path of a file from a folder, with slashes, as far as names can tell; ok is false when it lies
// elsewhere.
func within(folder, name string) (string, bool) {
	a, err1 := filepath.Abs(folder)
	b, err2 := filepath.Abs(name)
	if errors.Join(err1, err2) != nil {
		return "", false
	}
	rel, err := filepath.Rel(a, b)
	if err != nil {
		return "", false
	}
	rel = filepath.ToSlash(rel)
	return rel, fs.ValidPath(rel)
}
