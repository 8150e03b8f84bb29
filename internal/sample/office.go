package main

import (
	"fmt"
	"slices"

	"tiendo/internal/period"
	"tiendo/internal/program"
)

// The months of the sample.
var (
	firstMonth = period.MonthOf(2021, 1)
	lastMonth  = period.MonthOf(2023, 6)
)

// resent lists the workbooks that were sent twice.
var resent = map[string]int{"so-lao-dong/2023-06": 2}

// late gives the day of the following month on which a workbook came, where it was late.
var late = map[string]int{"so-du-lich/2023-06": 8}

// sendings are the workbooks of a month in the order of the program's bodies: those whose form asks
// something, each as often as it was sent.
func sendings(p *program.Program, m period.Month) []sending {
	var out []sending
	for _, b := range p.Bodies {
		f := formOf(p, b.Code)
		if f == nil || !due(f, m) || !stands(b.ValidFrom, b.ValidTo, m) {
			continue
		}
		for n := range max(1, resent[b.Code+"/"+m.String()]) {
			out = append(out, sending{b.Code, m, n + 1})
		}
	}
	return out
}

func formOf(p *program.Program, body string) *program.Form {
	for i := range p.Forms {
		if slices.Contains(p.Forms[i].Bodies, body) {
			return &p.Forms[i]
		}
	}
	return nil
}

// due tells whether a form asks anything in a month.
func due(f *program.Form, m period.Month) bool {
	return slices.ContainsFunc(f.Tables, func(t program.Table) bool { return program.Asked(t.Months, m) })
}

// fileName is "so-lao-dong.xlsx", "so-lao-dong-gui-lan-2.xlsx".
func (s sending) fileName() string {
	if s.attempt > 1 {
		return fmt.Sprintf("%s-gui-lan-%d.xlsx", s.body, s.attempt)
	}
	return s.body + ".xlsx"
}

// sentOn is the day on which a workbook was sent: between the 2nd and the 5th of the following month, the
// same for a body every month, unless the tables above say otherwise. A resend comes a day later.
func (s sending) sentOn() period.Date {
	m := s.month.Add(1)
	day := 2
	for _, r := range s.body {
		day += int(r)
	}
	day = 2 + day%4
	if d := late[s.body+"/"+s.month.String()]; d > 0 {
		day = d
	}
	return period.Date{Year: m.Year(), Month: m.Number(), Day: day + s.attempt - 1}
}

// document is the covering letter's number and date; a body's numbers start anew each year, as in life.
func (s sending) document() string {
	d := s.sentOn()
	n := s.attempt + 3*(s.month.Number()-1)
	for _, r := range s.body {
		n += int(r) % 9
	}
	return fmt.Sprintf("Số %d/BC ngày %02d/%02d/%d (minh họa)", n, d.Day, d.Month, d.Year)
}

// officeRecords are the rows of the Party Office's own sheets for a month: what came and when, and the
// choice between two bodies that gave different figures.
func officeRecords(p *program.Program, m period.Month) []Record {
	var out []Record
	for _, s := range sendings(p, m) {
		if b := p.BodyByCode(s.body); b == nil || b.Office {
			continue
		}
		out = append(out, Record{Kind: "receipt", Body: officeBody(p), Fields: map[string]string{
			"body": s.body, "file": s.fileName(), "received": s.sentOn().String(), "document": s.document(),
		}})
	}
	return out
}

func officeBody(p *program.Program) string {
	i := slices.IndexFunc(p.Bodies, func(b program.Body) bool { return b.Office })
	if i < 0 {
		return ""
	}
	return p.Bodies[i].Code
}
