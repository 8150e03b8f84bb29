// Command sample writes the sample's inputs: the workbooks that the bodies of templates/nq16 would have
// sent from 2021-01 to 2023-06, made by the project's own form writer.
//
// What enters: the built-in program; figures.csv, the one table of figures (public ones by their line of
// public.csv, all others "minh họa"); records/*.yaml and notes.yaml, the texts; bien-tap/, the editor's paragraphs. What leaves: the folder
// inputs/, written anew, the same bytes every time. It knows no clock and draws no random number.
//
//	go run ./internal/sample          # writes inputs/ below the current folder
//	go run ./internal/sample DIR
package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"tiendo/internal/forms"
	"tiendo/internal/lexicon"
	"tiendo/internal/pipeline"
	"tiendo/internal/program"
	"tiendo/internal/workbook"
	"tiendo/templates"
)

func main() {
	dir := "inputs"
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	if err := write(dir); err != nil {
		fmt.Fprintln(os.Stderr, "sample:", err)
		os.Exit(1)
	}
}

// sample is everything that the workbooks are made from.
type sample struct {
	program *program.Program
	names   *lexicon.Lexicon
	table   *Table
	records []Record
	notes   []Note
}

func load() (*sample, error) {
	p, diags, err := pipeline.Load(pipeline.Options{Templates: templates.FS, Program: "nq16"})
	if err != nil {
		return nil, fmt.Errorf("templates/nq16: %s: %s", diags[0].At, diags[0].Message)
	}
	t, err := readTable(figuresCSV, publicCSV)
	if err != nil {
		return nil, err
	}
	records, notes, err := readRecords(recordFiles, notesYAML)
	if err != nil {
		return nil, err
	}
	for i := range p.Measures {
		// The sample's workbooks were blanks from before definitions stood in them, and stay as they were sent.
		p.Measures[i].Definition = ""
	}
	return &sample{p, lexicon.New(p), t, records, notes}, nil
}

// editorial holds the editor's paragraphs as they stand in inputs: <month>/<section>.md.
//
//go:embed bien-tap
var editorial embed.FS

// write makes every workbook below dir. The workbooks of a month that stand there are replaced.
func write(dir string) error {
	s, err := load()
	if err != nil {
		return err
	}
	for m := firstMonth; m <= lastMonth; m++ {
		folder := filepath.Join(dir, m.String())
		old, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
		if err != nil {
			return fmt.Errorf("list old workbooks: %w", err)
		}
		for _, name := range old {
			if err := os.Remove(name); err != nil {
				return fmt.Errorf("remove old workbook: %w", err)
			}
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return fmt.Errorf("make folder: %w", err)
		}
		for _, x := range sendings(s.program, m) {
			data, err := s.workbook(x)
			if err != nil {
				return fmt.Errorf("%s %s: %w", m, x.fileName(), err)
			}
			if err := os.WriteFile(filepath.Join(folder, x.fileName()), data, 0o644); err != nil {
				return fmt.Errorf("write workbook: %w", err)
			}
		}
	}
	return writeEditorial(dir)
}

// writeEditorial copies the editor's paragraphs to <month>/bien-tap/<section>.md.
func writeEditorial(dir string) error {
	return fs.WalkDir(editorial, "bien-tap", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := editorial.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read editorial: %w", err)
		}
		folder := filepath.Join(dir, path.Base(path.Dir(name)), "bien-tap")
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return fmt.Errorf("make folder: %w", err)
		}
		if err := os.WriteFile(filepath.Join(folder, path.Base(name)), data, 0o644); err != nil {
			return fmt.Errorf("write editorial: %w", err)
		}
		return nil
	})
}

// workbook is the bytes of one sending.
func (s *sample) workbook(x sending) ([]byte, error) {
	sheets, err := s.fill(x)
	if err != nil {
		return nil, err
	}
	return workbook.Write(sheets.Draft)
}

// fill answers the blank of one sending.
func (s *sample) fill(x sending) (*forms.Sheets, error) {
	form, body := formOf(s.program, x.body), s.program.BodyByCode(x.body)
	if form == nil || body == nil {
		return nil, fmt.Errorf("body %s has no form", x.body)
	}
	f := &filler{program: s.program, table: s.table, sending: x,
		sheets: forms.Build(s.names, *form, *body, s.before(x), x.month)}
	records := s.records
	if body.Office {
		records = append(officeRecords(s.program, x.month), records...)
	}
	for _, t := range form.Tables {
		if !t.Asked(x.month) {
			continue
		}
		var err error
		switch t.Kind {
		case program.Measures, program.Areas:
			err = f.figures(t)
		case program.Records:
			err = f.recordRows(t, records)
		case program.Notes:
			err = f.notes(t, s.notes)
		}
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", t.Code, err)
		}
	}
	return f.sheets, f.cover()
}

// cover answers the first sheet. People are not named: the sample invents none.
func (f *filler) cover() error {
	answers := []struct{ column, text string }{
		{forms.CoverDocument, f.sending.document()},
		{forms.CoverPrepared, "Chuyên viên tổng hợp"},
		{forms.CoverApproved, "Lãnh đạo cơ quan"},
	}
	for _, a := range answers {
		if err := f.sheets.Text(forms.Key{Table: forms.Cover, Column: a.column}, a.text); err != nil {
			return err
		}
	}
	return f.sheets.Date(forms.Key{Table: forms.Cover, Column: forms.CoverSent}, f.sending.sentOn())
}
