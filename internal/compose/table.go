package compose

import (
	"strconv"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/program/load"
)

// table makes a generated table of figures.yaml; ok is false when its declaration cannot be carried out.
func (c *composer) table(f *program.Figure, subject string) (document.Table, bool) {
	var t document.Table
	ok := true
	switch f.Kind {
	case "indicators":
		t = c.indicatorTable(f)
	case "stuck":
		t = c.stuckTable(f)
	case "records":
		t = c.recordTable(f, subject)
	case "owed":
		t = c.owedTable(f)
	case "changes":
		t = c.changesTable()
	case "objectives":
		t = c.objectivesTable()
	case "series":
		t, ok = c.seriesTable(subject)
	case "methods":
		t = c.methodsTable(subject)
	case "cells":
		t, ok = c.cellsTable(subject)
	case "areas":
		t, ok = c.areasTable(subject)
	case "submissions":
		t = c.submissionsTable()
	case "findings":
		t = c.findingsTable(f)
	case "restatements":
		t = c.restatementsTable()
	case "conflicts":
		t = c.conflictsTable()
	case "sources":
		t = c.sourcesTable()
	case "readings":
		t = c.readingsTable()
	default:
		c.find("E514", f.At, map[string]string{"code": f.Code, "kind": f.Kind})
		return t, false
	}
	if !ok {
		c.find("E515", c.here(), map[string]string{"code": f.Code, "subject": subject})
	}
	return t, ok
}

// options are a figure's options as they stand.
func options(f *program.Figure) map[string]string {
	if o, ok := f.Options.(*looseOptions); ok {
		return *o
	}
	return nil
}

// looseOptions are options of any name.
type looseOptions map[string]string

// Subjects are the further words that the figure may be about.
func (o *looseOptions) Subjects() []string {
	return strings.Split(strings.ReplaceAll((*o)["subjects"], " ", ""), ",")
}

func option(f *program.Figure, name string) string { return options(f)[name] }

// Kinds are the kinds of tables, for the loader.
func Kinds() []program.FigureKind {
	var out []program.FigureKind
	for _, name := range []string{"indicators", "stuck", "records", "owed", "changes", "objectives", "series", "methods", "cells", "areas", "submissions", "findings", "restatements", "conflicts", "sources", "readings"} {
		out = append(out, program.FigureKind{Form: program.TableForm, Name: name, Subject: program.MayHaveSubject, Options: func() any { return &looseOptions{} }})
	}
	return out
}

// spec is one column of a table: its code and how wide it is.
type spec struct {
	code  string
	share int
	fixed string
}

// specs reads "no:9mm,name:54mm,status:4"; a column without a width has the share 2.
func specs(s string) []spec {
	var out []spec
	for _, one := range strings.Split(s, ",") {
		code, width, _ := strings.Cut(strings.TrimSpace(one), ":")
		if code == "" {
			continue
		}
		x := spec{code: code, share: 2}
		if n, err := strconv.Atoi(width); err == nil && n > 0 {
			x.share = n
		} else if width != "" {
			x.fixed = width
		}
		out = append(out, x)
	}
	return out
}

// columns are the widths and the alignments: figures right, numbers and dates centred, text left.
func (c *composer) columns(list []spec, align func(code string) string) []document.Column {
	out := make([]document.Column, len(list))
	for i, s := range list {
		out[i] = document.Column{Share: s.share, Align: align(s.code)}
		if w, err := load.ParseLength(s.fixed); s.fixed != "" && err == nil {
			out[i].Share, out[i].Fixed = 0, w
		}
	}
	return out
}

// heading is a header cell; its words are the table kind's own or the general ones for the column.
func (c *composer) headCells(kind string, list []spec, words func(code string) string) []document.Cell {
	out := make([]document.Cell, len(list))
	for i, s := range list {
		w := ""
		if words != nil {
			w = words(s.code)
		}
		if w == "" {
			w = c.first("column."+kind+"."+s.code, "column."+s.code)
		}
		out[i] = document.Cell{Text: text(w), Header: "col", Bold: true, Align: "center"}
	}
	return out
}

// grid is a table with a fixed set of columns.
func (c *composer) grid(kind, columns string, align map[string]string) document.Table {
	list := specs(columns)
	return document.Table{
		Columns: c.columns(list, func(code string) string {
			if a := align[code]; a != "" {
				return a
			}
			return "left"
		}),
		Head: [][]document.Cell{c.headCells(kind, list, nil)},
	}
}

func cell(in []document.Inline) document.Cell { return document.Cell{Text: in} }

// groupRow is a line over its group, across all columns.
func groupRow(in []document.Inline, columns int) document.Row {
	return document.Row{Cells: []document.Cell{{Text: in, ColSpan: columns, Header: "row", Bold: true, Shade: true}}, Group: true, Bold: true}
}

// rowNumber is the running number of a row: a label, not a figure.
func rowNumber(n int) document.Cell { return document.Cell{Text: text(itoa(n)), Align: "center"} }
