package forms_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tiendo/internal/forms"
	"tiendo/internal/intake"
	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/pipeline"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/workbook"
	"tiendo/templates"
)

func loaded(t *testing.T) *program.Program {
	t.Helper()
	p, diags, err := pipeline.Load(pipeline.Options{Templates: templates.FS, Program: "nq16"})
	if err != nil {
		t.Fatal(diags)
	}
	return p
}

// filled answers every question of figures with a number and every text with a text.
func filled(t *testing.T, p *program.Program, f program.Form, body program.Body, m period.Month) *forms.Sheets {
	t.Helper()
	b := forms.Build(lexicon.New(p), f, body, observation.Set{}, m)
	kinds := map[string]program.Table{}
	for _, table := range f.Tables {
		kinds[table.Code] = table
	}
	n := int64(0)
	for _, k := range b.Layout.Keys() {
		table, ok := kinds[k.Table]
		if !ok || table.Kind == program.Records {
			continue
		}
		n++
		var err error
		switch note := isNote(table, k.Column); {
		case table.Kind == program.Notes || note:
			err = b.Text(k, "minh họa")
		default:
			err = b.Number(k, quantity.Scaled(100+n%50, -1))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Date(forms.Key{Table: forms.Cover, Column: forms.CoverSent}, period.Date{Year: m.Year(), Month: m.Number(), Day: 28}); err != nil {
		t.Fatal(err)
	}
	return b
}

func isNote(t program.Table, column string) bool {
	for _, c := range t.Columns {
		if c.Code == column {
			return c.Note
		}
	}
	return false
}

// Every form of the program, in months that ask differently, makes a blank that the reader understands.
func TestEveryBlankIsUnderstood(t *testing.T) {
	p := loaded(t)
	reader := intake.New(lexicon.New(p))
	for _, m := range []period.Month{period.MonthOf(2023, 2), period.MonthOf(2023, 6), period.MonthOf(2022, 12), period.MonthOf(2023, 9)} {
		for _, f := range p.Forms {
			for _, code := range f.Bodies {
				body := p.BodyByCode(code)
				b := filled(t, p, f, *body, m)
				data, err := workbook.Write(b.Draft)
				if err != nil {
					t.Fatalf("%s: %v", f.Code, err)
				}
				for _, d := range reader.Read(code+".xlsx", data).Found {
					t.Errorf("%s %s: %s %s %s", m, code, d.Code, d.At, d.Message)
				}
			}
		}
	}
}

// A table or column that is asked from a month on stands in the blanks from then on, and in no earlier one: the Office's
// corrections by phone are its sheet Đính chính from July 2023 and were Điều chỉnh before, and projects have a day for
// their next milestone. Both are read.
func TestAskedFromAMonthOn(t *testing.T) {
	p := loaded(t)
	reader := intake.New(lexicon.New(p))
	sheets := func(m period.Month, form, table, row, column, text string) (names string, rec observation.Record) {
		t.Helper()
		f := p.FormByCode(form)
		b := forms.Build(lexicon.New(p), *f, *p.BodyByCode(f.Bodies[0]), observation.Set{}, m)
		for _, s := range b.Draft.Sheets {
			names += s.Name + ";"
		}
		key := func(c string) forms.Key { return forms.Key{Table: table, Row: row, Column: c} }
		var err error
		if table == "project" {
			d, _ := period.ParseDate(text)
			err = errors.Join(b.Text(key("code"), "DA-1"), b.Text(key("title"), "Dự án một"), b.Text(key("state"), "đang thi công"), b.Date(key(column), d))
		} else {
			err = errors.Join(b.Text(key("file"), "a.xlsx"), b.Text(key(column), text))
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := workbook.Write(b.Draft)
		if err != nil {
			t.Fatal(err)
		}
		kind := program.Correction
		if table == "project" {
			kind = table
		}
		for _, r := range reader.Read("a.xlsx", data).Records {
			if r.Kind == kind {
				return names, r
			}
		}
		t.Fatalf("%s %s: nothing is read", m, table)
		return names, rec
	}
	june, july := period.MonthOf(2023, 6), period.MonthOf(2023, 7)
	old, was := sheets(june, "VP-01", "correction", "#1", "new", "12")
	now, is := sheets(july, "VP-01", "dinh_chinh", "#1", "new", "12")
	if !strings.Contains(old, "Điều chỉnh;") || strings.Contains(old, "Đính chính;") || !strings.Contains(now, "Đính chính;") || strings.Contains(now, "Điều chỉnh;") {
		t.Errorf("June has %s July has %s", old, now)
	}
	if was.Text("new") != "12" || is.Text("new") != "12" {
		t.Errorf("June's row says %q, July's %q", was.Text("new"), is.Text("new"))
	}
	if _, r := sheets(period.MonthOf(2023, 9), "GT-01", "project", "#1", "milestone_due", "2023-12-31"); r.Get("milestone_due").Date.String() != "2023-12-31" {
		t.Errorf("the milestone's day is %v", r.Get("milestone_due"))
	}
}

// What LibreOffice saves of a filled blank is read without a word, cell for cell.
func TestBlanksSurviveLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice is slow")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("LibreOffice is not installed")
		}
		t.Skip("LibreOffice is not installed")
	}
	p, m, dir := loaded(t), period.MonthOf(2023, 6), t.TempDir()
	reader := intake.New(lexicon.New(p))
	var names []string
	written := map[string][]byte{}
	for i, f := range p.Forms {
		if i%9 != 0 && !strings.HasPrefix(f.Code, "VP") {
			continue // a few of all kinds: LibreOffice is slow
		}
		body := p.BodyByCode(f.Bodies[0])
		data, err := workbook.Write(filled(t, p, f, *body, m).Draft)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, body.Code+".xlsx")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
		written[body.Code] = data
	}
	args := append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--norestore",
		"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out")}, names...)
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for code, data := range written {
		saved, err := os.ReadFile(filepath.Join(dir, "out", code+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range reader.Read(code+".xlsx", saved).Found {
			t.Errorf("%s: %s %s %s", code, d.Code, d.At, d.Message)
		}
		before, _ := workbook.Open(code, data)
		after, diags := workbook.Open(code, saved)
		if after == nil {
			t.Fatal(diags)
		}
		for _, s := range before.Sheets {
			for i := range after.Sheets {
				if after.Sheets[i].Name == s.Name {
					compare(t, code, &s, &after.Sheets[i])
				}
			}
		}
		if len(before.Sheets) != len(after.Sheets) {
			t.Errorf("%s: %d sheets became %d", code, len(before.Sheets), len(after.Sheets))
		}
	}
}

func compare(t *testing.T, code string, a, b *workbook.Sheet) {
	t.Helper()
	if len(a.Cells) != len(b.Cells) {
		t.Errorf("%s %s: %d cells became %d", code, a.Name, len(a.Cells), len(b.Cells))
	}
	for i := range a.Cells {
		x := &a.Cells[i]
		y := b.At(x.Row, x.Column)
		if y == nil || x.Text != y.Text || !x.Num.Equal(y.Num) || x.Type != y.Type {
			t.Errorf("%s %s!%s: %+v became %+v", code, a.Name, x.Ref(), x, y)
		}
	}
}
