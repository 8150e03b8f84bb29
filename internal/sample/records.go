package main

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"tiendo/internal/forms"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

//go:embed records/*.yaml
var recordFiles embed.FS

//go:embed notes.yaml
var notesYAML []byte

// Record is one record of the sample and what becomes of it.
type Record struct {
	Kind, Code, Body string
	First            string // the first month in which it is reported
	Fields           map[string]string
	Changes          map[string]map[string]string // month → fields that have other values from then on
}

// Note is what a body writes under a heading, from a month on until a later note replaces it.
type Note struct {
	Body, Topic, First string
	Text               []string
}

// readRecords reads the files of records/ in the order of their names, and notes.yaml.
func readRecords(tree fs.FS, notes []byte) ([]Record, []Note, error) {
	names, err := fs.Glob(tree, "records/*.yaml")
	if err != nil {
		return nil, nil, fmt.Errorf("list records: %w", err)
	}
	slices.Sort(names)
	var all []Record
	for _, name := range names {
		data, err := fs.ReadFile(tree, name)
		if err != nil {
			return nil, nil, fmt.Errorf("read records: %w", err)
		}
		var file []Record
		if err := yaml.UnmarshalWithOptions(data, &file, yaml.Strict()); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path.Base(name), err)
		}
		all = append(all, file...)
	}
	var file []Note
	if err := yaml.UnmarshalWithOptions(notes, &file, yaml.Strict()); err != nil {
		return nil, nil, fmt.Errorf("notes.yaml: %w", err)
	}
	return all, file, nil
}

// at returns the record's fields as of a month, nil before its first.
func (r Record) at(m period.Month) map[string]string {
	if r.First > m.String() {
		return nil
	}
	out := maps.Clone(r.Fields)
	for _, month := range slices.Sorted(maps.Keys(r.Changes)) {
		if month <= m.String() {
			maps.Copy(out, r.Changes[month])
		}
	}
	return out
}

// recordRows answers a table of records: one line a record, in the order of the files.
func (f *filler) recordRows(t program.Table, records []Record) error {
	n := 0
	for _, r := range records {
		if r.Kind != t.Record || r.Body != f.sending.body {
			continue
		}
		fields := r.at(f.sending.month)
		if fields == nil {
			continue
		}
		n++
		if err := f.recordRow(t, fmt.Sprintf("#%d", n), r.Code, fields); err != nil {
			return fmt.Errorf("record %s: %w", r.Code, err)
		}
	}
	return nil
}

func (f *filler) recordRow(t program.Table, row, code string, fields map[string]string) error {
	used := 0
	for _, c := range t.Columns {
		text, ok := fields[c.Code]
		if c.Key && !ok {
			text, ok = code, true
		} else if ok {
			used++
		}
		if !ok || text == "" || !program.Asked(c.Months, f.sending.month) {
			continue
		}
		key := forms.Key{Table: t.Code, Row: row, Column: c.Code}
		if err := f.field(key, c, text); err != nil {
			return err
		}
	}
	if used != len(fields) {
		return fmt.Errorf("a field that table %s does not ask for: %v", t.Code, fields)
	}
	return nil
}

// field writes one field in the words that the form offers.
func (f *filler) field(k forms.Key, c program.Column, text string) error {
	switch c.Field {
	case program.NumberField:
		d, err := quantity.Parse(text)
		if err != nil {
			return fmt.Errorf("column %s: %w", c.Code, err)
		}
		return f.sheets.Number(k, d)
	case program.DateField:
		d, err := period.ParseDate(text)
		if err != nil {
			return fmt.Errorf("column %s: %w", c.Code, err)
		}
		return f.sheets.Date(k, d)
	case program.BodyField:
		b := f.program.BodyByCode(text)
		if b == nil {
			return fmt.Errorf("column %s: unknown body %q", c.Code, text)
		}
		return f.sheets.Text(k, b.Name)
	case program.ChoiceField:
		kind := f.program.RecordKindByCode(c.Choices)
		if kind == nil {
			return fmt.Errorf("column %s: unknown choices %q", c.Code, c.Choices)
		}
		for _, s := range kind.States {
			if s.Code == text {
				return f.sheets.Text(k, s.Name)
			}
		}
		return fmt.Errorf("column %s: %q is no option of %s", c.Code, text, c.Choices)
	case program.IndicatorField:
		for code := range strings.SplitSeq(text, ",") {
			if f.program.IndicatorByCode(code) == nil {
				return fmt.Errorf("column %s: unknown indicator %q", c.Code, code)
			}
		}
		return f.sheets.Text(k, strings.ReplaceAll(text, ",", ", "))
	default: // words
	}
	f.grow(k, text)
	return f.sheets.Text(k, text)
}

// notes answers a table of texts with the latest note of each heading.
func (f *filler) notes(t program.Table, notes []Note) error {
	for _, row := range t.Rows {
		if !program.Asked(row.Months, f.sending.month) {
			continue
		}
		var last *Note
		for i, n := range notes {
			if n.Body == f.sending.body && n.Topic == row.Code && n.First <= f.sending.month.String() && (last == nil || n.First >= last.First) {
				last = &notes[i]
			}
		}
		if last == nil {
			continue
		}
		key := forms.Key{Table: t.Code, Row: row.Code, Column: forms.NoteText}
		text := strings.Join(last.Text, "\n")
		if err := f.sheets.Text(key, text); err != nil {
			return err
		}
		f.grow(key, text)
	}
	return nil
}
