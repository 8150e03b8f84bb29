package main

import (
	"bytes"
	"strings"
	"testing"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

func mustLoad(t *testing.T) *sample {
	t.Helper()
	s, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A figure that names a public source stands in the sample as it was published: same period, same value
// in its own unit, and of a published range its lower bound. Every other figure says "minh họa".
func TestPublicFiguresAreNeverAltered(t *testing.T) {
	s := mustLoad(t)
	used := map[string]bool{}
	for _, list := range s.table.figures {
		for _, f := range list {
			if f.Source == illustrative {
				continue
			}
			used[f.Source] = true
			p := s.table.public[f.Source]
			want, _, _ := strings.Cut(p.Value, "-")
			if strings.HasPrefix(p.Value, "-") {
				want = p.Value
			}
			if got := published(t, s.program, f, p.Unit); got.Cmp(quantity.MustParse(want)) != 0 {
				t.Errorf("%s %s: the sample has %s %s, %s has %s %s", f.Measure, f.Period, f.Value, "in the measure's unit", p.ID, p.Value, p.Unit)
			}
			when, err := period.Parse(p.Period)
			if err != nil || when != f.Period {
				t.Errorf("%s %s: %s is for %s", f.Measure, f.Period, p.ID, p.Period)
			}
			if !strings.Contains(p.Source, "http") {
				t.Errorf("%s has no address: %q", p.ID, p.Source)
			}
			if (p.Kind == "target") != (f.Kind.String() == "plan") {
				t.Errorf("%s %s: a published %s stands as %s", f.Measure, f.Period, p.Kind, f.Kind)
			}
		}
	}
	for id := range s.table.public {
		if !used[id] {
			t.Errorf("%s stands in public.csv and is not used", id)
		}
	}
}

// published is a figure in the unit of its publication.
func published(t *testing.T, p *program.Program, f Figure, unit string) quantity.Decimal {
	t.Helper()
	got := quantity.MustParse(f.Value)
	u := p.UnitByCode(unit)
	if u == nil {
		return got // "hạng/63", "%/năm": another name of the same unit
	}
	m := p.MeasureByCode(f.Measure)
	if u.Base != m.Unit {
		t.Errorf("%s is in %s, its publication in %s", f.Measure, m.Unit, unit)
	}
	q, ok := got.Quo(u.Factor)
	if !ok {
		t.Fatalf("unit %s has factor 0", unit)
	}
	return q
}

// What the indicators take as given is public with an address, or says that it is not.
func TestTargetsAndBaselinesSayWhatTheyAre(t *testing.T) {
	s := mustLoad(t)
	for _, i := range s.program.Indicators {
		for _, c := range i.Components {
			refs := []program.Reference{c.Baseline}
			for _, x := range c.Targets {
				refs = append(refs, x.Reference)
			}
			for _, r := range refs {
				if !r.Value.Known() {
					continue
				}
				if r.Verified != strings.Contains(r.Source, "http") || r.Verified == strings.HasPrefix(r.Source, illustrative) {
					t.Errorf("%s %s %s: verified %v, source %q", c.Code, r.Period, r.Value.Num, r.Verified, r.Source)
				}
			}
		}
	}
}

// Every line of the table stands in a workbook, and every workbook's figure comes from the table.
func TestNoFigureIsIdle(t *testing.T) {
	s := mustLoad(t)
	found := map[Figure]bool{}
	s.table.seen = func(f Figure) { found[f] = true }
	for m := firstMonth; m <= lastMonth; m++ {
		for _, x := range sendings(s.program, m) {
			if _, err := s.fill(x); err != nil {
				t.Fatalf("%s %s: %v", m, x.fileName(), err)
			}
		}
	}
	for _, list := range s.table.figures {
		for _, f := range list {
			if !found[f] {
				t.Errorf("%s %s %s %s stands in figures.csv and in no workbook", f.Measure, f.Area, f.Kind, f.Period)
			}
		}
	}
}

func TestSameBytesEveryTime(t *testing.T) {
	a, b := mustLoad(t), mustLoad(t)
	for _, x := range sendings(a.program, lastMonth) {
		one, err := a.workbook(x)
		if err != nil {
			t.Fatalf("%s: %v", x.fileName(), err)
		}
		two, err := b.workbook(x)
		if err != nil {
			t.Fatalf("%s: %v", x.fileName(), err)
		}
		if !bytes.Equal(one, two) {
			t.Errorf("%s differs from one run to the next", x.fileName())
		}
	}
}

// The sample shows what offices live with: a late body, a resend, a restated month, two bodies that
// differ, a district without a figure; and its clean month has none of it.
func TestTheSampleHasItsStories(t *testing.T) {
	s := mustLoad(t)
	if d := (sending{"so-du-lich", lastMonth, 1}).sentOn(); d.Day <= s.program.BodyByCode("so-du-lich").DueDay {
		t.Errorf("so-du-lich was sent on %s, want after its due day", d)
	}
	special := 0
	for _, list := range s.table.figures {
		for _, f := range list {
			if f.Sent != 0 && f.Kind.String() == "actual" {
				special++
				if f.Sent != lastMonth {
					t.Errorf("%s %s has a story in %s, want in %s only", f.Measure, f.Period, f.Sent, lastMonth)
				}
			}
		}
	}
	if special < 5 {
		t.Errorf("%d stories, want 5 or more", special)
	}
}

// Records stand in forms that ask for them, from a month of the sample on, each code once in its kind.
func TestRecordsReachAWorkbook(t *testing.T) {
	s := mustLoad(t)
	codes := map[string]bool{}
	for _, r := range s.records {
		if r.Code != "" && codes[r.Kind+" "+r.Code] {
			t.Errorf("%s %s stands twice", r.Kind, r.Code)
		}
		codes[r.Kind+" "+r.Code] = true
		form := formOf(s.program, r.Body)
		asked := false
		if form != nil {
			for _, table := range form.Tables {
				asked = asked || (table.Record == r.Kind && program.Asked(table.Months, lastMonth))
			}
		}
		if !asked {
			t.Errorf("%s %s: the form of %q does not ask for it in %s", r.Kind, r.Code, r.Body, lastMonth)
		}
		if r.at(lastMonth) == nil {
			t.Errorf("%s %s begins after the sample", r.Kind, r.Code)
		}
	}
	for _, n := range s.notes {
		form := formOf(s.program, n.Body)
		asked := false
		if form != nil {
			for _, table := range form.Tables {
				for _, row := range table.Rows {
					asked = asked || (table.Kind == program.Notes && row.Code == n.Topic)
				}
			}
		}
		if !asked {
			t.Errorf("note %s of %q: no such heading in its form", n.Topic, n.Body)
		}
	}
}
