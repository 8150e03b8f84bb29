package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/export"
	"tiendo/internal/intake"
	"tiendo/internal/lexicon"
	"tiendo/internal/period"
	"tiendo/internal/pipeline"
	"tiendo/internal/program"
	"tiendo/internal/sending"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// read prints each figure that the program's forms find in workbooks, with sheet and cell.
func read(c *call) error {
	if len(c.args) == 0 {
		return usage("usage.needs_file", wording.Args{"command": "read"})
	}
	p, _, err := c.program()
	if err != nil {
		return err
	}
	blocking := false
	reader := intake.New(lexicon.New(p))
	for _, name := range c.args {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		_, data, found, err := c.workbookFile(name)
		if err != nil {
			return err
		}
		var stated sending.Stated
		if data != nil {
			stated = reader.Read(name, data).At(name, "")
		}
		stated.Found = append(found, stated.Found...).Sort()
		blocking = blocking || stated.Found.Blocking()
		if err := c.printStated(name, stated); err != nil {
			return err
		}
	}
	if blocking {
		return errShown{exitData}
	}
	return nil
}

// program loads the program alone, for commands that need no inputs folder.
func (c *call) program() (*program.Program, pipeline.Options, error) {
	tree, dir, err := programTree(c.flags.program)
	if err != nil {
		return nil, pipeline.Options{}, err
	}
	o := pipeline.Options{Templates: tree, Program: dir, Prefix: inputsName}
	p, found, err := pipeline.Load(o)
	if err != nil {
		printDiagnostics(c.err, found, true)
	}
	return p, o, err
}

// workbookFile reads a file as a workbook; an .xls or .ods is converted, its name stays. data is nil when
// it cannot be used; found says why.
func (c *call) workbookFile(name string) (original, data []byte, found diag.List, err error) {
	original, err = os.ReadFile(name)
	if err != nil {
		return nil, nil, nil, c.cannotOpen(name, err)
	}
	switch workbook.Sniff(name, original) {
	case workbook.KindXLS, workbook.KindODS:
		data, found, err = workbook.Convert(c.ctx, name, original)
		return original, data, found, err
	default:
		return original, original, nil, nil
	}
}

// cannotOpen words why a file named on the command line cannot be read.
func (c *call) cannotOpen(name string, err error) error {
	if info, serr := os.Stat(name); serr == nil && info.IsDir() {
		month := filepath.Base(filepath.Clean(name))
		if _, err := period.ParseMonth(month); err != nil {
			month = "2023-06"
		}
		return usage("usage.is_folder", wording.Args{"found": name, "period": month})
	}
	reason := reasonOf(err)
	if reason == "" {
		return usage("usage.cannot_open", wording.Args{"found": name, "error": err.Error()})
	}
	key := "machine." + reason
	if reason == "not_there" {
		key = "usage.no_file"
	}
	return usage(key, wording.Args{"found": name, "path": name})
}

func (c *call) printStated(name string, s sending.Stated) error {
	if c.flags.json {
		line, err := export.Stated(name, s)
		if err != nil {
			return err
		}
		_, err = c.out.Write(line)
		return err
	}
	key := "read.file"
	if s.Form == "" {
		key = "read.unknown"
	}
	month := ""
	if s.Month != 0 {
		month = s.Month.String()
	}
	fmt.Fprintln(c.out, wording.Text(key, wording.Args{"file": name, "form": s.Form, "period": month, "count": strconv.Itoa(len(s.Figures))}))
	for _, f := range s.Figures {
		if !f.Stated.Known() {
			continue
		}
		fmt.Fprintf(c.out, "  %s!%s\t%s\t%s\t%s\t%s\t%s %s\n", f.Sheet, f.Cell, f.Measure, f.Area, f.Kind, f.Period, f.Stated.Num, f.Stated.Unit)
	}
	printDiagnostics(c.err, s.Found, !c.flags.quiet)
	return nil
}
