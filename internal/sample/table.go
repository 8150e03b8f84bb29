package main

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"tiendo/internal/observation"
	"tiendo/internal/period"
)

//go:embed figures.csv
var figuresCSV []byte

//go:embed public.csv
var publicCSV []byte

// illustrative is the source of every figure that no public page gives.
const illustrative = "minh họa"

// Figure is a line of figures.csv: the value that stands in the cells of one measure, area, kind and
// period. A line that names a body, a month or a sending is true there only and goes before the others:
// so a wrong first sending, a restatement or two bodies that differ are data like all the rest.
type Figure struct {
	Measure, Area string
	Kind          observation.Kind
	Period        period.Period
	Value         string // a plain decimal in the measure's unit, or what a clerk wrote instead of one
	Source        string // an id of public.csv, or illustrative
	Body          string
	Sent          period.Month
	Attempt       int
}

// Public is a line of public.csv: a published figure with the page it was read on.
type Public struct{ ID, Indicator, Unit, Period, Value, Kind, Source string }

// Table is all the figures of the sample.
type Table struct {
	figures map[figureKey][]Figure
	public  map[string]Public
	seen    func(Figure) // told of every figure found, for tests; may be nil
}

type figureKey struct {
	measure, area string
	kind          observation.Kind
	period        period.Period
}

// readTable reads both files; every figure names its source.
func readTable(figures, public []byte) (*Table, error) {
	t := &Table{figures: map[figureKey][]Figure{}, public: map[string]Public{}}
	err := lines("public.csv", public, 7, func(f []string) error {
		t.public[f[0]] = Public{f[0], f[1], f[2], f[3], f[4], f[5], f[6]}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = lines("figures.csv", figures, 9, func(f []string) error {
		kind, ok := observation.ParseKind(f[2])
		if !ok {
			return fmt.Errorf("unknown kind %q", f[2])
		}
		p, err := period.Parse(f[3])
		if err != nil {
			return err
		}
		if f[5] != illustrative {
			if _, ok := t.public[f[5]]; !ok {
				return fmt.Errorf("source %q is neither a line of public.csv nor %q", f[5], illustrative)
			}
		}
		x := Figure{Measure: f[0], Area: f[1], Kind: kind, Period: p, Value: f[4], Source: f[5], Body: f[6]}
		if f[7] != "" {
			if x.Sent, err = period.ParseMonth(f[7]); err != nil {
				return err
			}
		}
		if f[8] != "" {
			if x.Attempt, err = strconv.Atoi(f[8]); err != nil {
				return err
			}
		}
		k := figureKey{x.Measure, x.Area, x.Kind, x.Period}
		t.figures[k] = append(t.figures[k], x)
		return nil
	})
	return t, err
}

// lines calls do for each line below the heading.
func lines(name string, data []byte, fields int, do func([]string) error) error {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = fields
	for n := 1; ; n++ {
		f, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if n == 1 {
			continue
		}
		if err := do(f); err != nil {
			return fmt.Errorf("%s: line %d: %w", name, n, err)
		}
	}
}

// sending is one workbook of the sample.
type sending struct {
	body    string
	month   period.Month
	attempt int
}

// Find returns the figure of a cell: the line that names most of body, month and sending wins, the later
// line among equals.
func (t *Table) Find(measure, area string, kind observation.Kind, p period.Period, s sending) (Figure, bool) {
	best, rank := Figure{}, -1
	for _, f := range t.figures[figureKey{measure, area, kind, p}] {
		r, fits := 0, true
		match := func(named, same bool) {
			if named {
				r++
				fits = fits && same
			}
		}
		match(f.Body != "", f.Body == s.body)
		match(f.Sent != 0, f.Sent == s.month)
		match(f.Attempt != 0, f.Attempt == s.attempt)
		if fits && r >= rank {
			best, rank = f, r
		}
	}
	if rank >= 0 && t.seen != nil {
		t.seen(best)
	}
	return best, rank >= 0
}

// SourceText is what stands in the workbook's source column for a figure.
func (t *Table) SourceText(f Figure) string {
	if p, ok := t.public[f.Source]; ok {
		if p.Kind == "estimate" {
			return p.Source + " (số ước)"
		}
		return p.Source
	}
	return f.Source
}
