package compose

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// nq16 is the program as it stands in templates, with a card in which every component has readings.
func nq16(t *testing.T) Input {
	t.Helper()
	p := loaded(t)
	month := period.MonthOf(2023, 6)
	in := Input{Program: p, Edition: edition.Edition{Period: month, Type: "so_ket", Draft: 1, Version: "0"},
		Card: scorecard.Scorecard{Program: p.Code, Month: month}, Set: observation.Set{Month: month}}
	for n := range p.Indicators {
		i := &p.Indicators[n]
		card := scorecard.Indicator{Indicator: i, Status: scorecard.Status(n%3 + 1), HadPrevious: true, Previous: scorecard.OnTrack}
		card.Reason = i.Components[0].Code
		for j := range i.Components {
			k := &i.Components[j]
			src := quantity.Source{File: "inputs/2023-06/a.xlsx", Sheet: "S", Cell: "E" + strconv.Itoa(8+n+j), Value: "1"}
			v := func(num string) quantity.Value { return quantity.Of(quantity.MustParse(num), k.Unit, src) }
			c := scorecard.Component{Component: k,
				Status: card.Status, Value: v("61.25"), Period: period.Year(2022), AsOf: period.Date{Year: 2022, Month: 12, Day: 31}, Carried: true,
				Target: k.TargetAt(month.End()), Road: v("0.42"), Time: v("0.4"), Pace: v("1.05"), Projection: v("98.5"), Needed: v("4.2"), SoFar: v("2.1"), NeededTimes: v("2"),
				Series: []scorecard.Point{{Period: period.Year(2021), Value: v("59.1")}, {Period: period.Year(2022), Value: v("61.25")}}}
			if k.Frequency == program.Monthly {
				c.Latest, c.LatestPeriod = v("45123.4"), period.YearToDate(month)
				c.SamePeriod, c.PlanRatio = v("43724.2"), quantity.Of(quantity.MustParse("42.1"), "%", src)
				c.Series = append(c.Series, scorecard.Point{Period: period.YearToDate(month), Value: c.Latest, Estimate: true})
			}
			card.Components = append(card.Components, c)
		}
		in.Card.Indicators = append(in.Card.Indicators, card)
	}
	in.Set.Records = []observation.Record{
		rec("task", "NV01", "title", "Rà soát nguồn thu", "group", "kinh_te", "lead", "so-tai-chinh", "state", "cham", "measure", "Thu nợ đọng", "indicators", "CT04,CT05"),
		rec("cause", "NN01", "title", "Dịch bệnh kéo dài", "group", "khach_quan", "state", "con_tac_dong", "indicators", "CT03,CT06"),
		rec("project", "DA01", "title", "Bến cảng", "state", "thi_cong", "progress", "45.5"),
		rec("project", "DA02", "title", "Bến số 3", "state", "cham", "parent", "DA01"),
	}
	return in
}

// rec builds a record; a text that is a number becomes one.
func rec(kind, code string, fields ...string) observation.Record {
	r := observation.Record{Kind: kind, Code: code, Body: "so-tai-chinh", Sent: period.MonthOf(2023, 6)}
	for i := 0; i+1 < len(fields); i += 2 {
		f := observation.Field{Code: fields[i], Text: fields[i+1]}
		if d, err := quantity.Parse(fields[i+1]); err == nil {
			f.Num = quantity.Of(d, "%", quantity.Source{File: "inputs/2023-06/a.xlsx", Sheet: "S", Cell: "A1"})
		}
		if d, err := period.ParseDate(fields[i+1]); err == nil {
			f.Date = d
		}
		r.Fields = append(r.Fields, f)
	}
	return r
}

func TestSectionsOfNQ16ComposeWithoutFindings(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"so_ket", "thang", "quy", "sau_thang", "chin_thang", "nam", "tong_ket"} {
		in := nq16(t)
		in.Edition.Type = kind
		doc, ds := Compose(in)
		for _, d := range ds {
			if d.Code == "N517" {
				continue // this card has few records
			}
			t.Errorf("%s: %s %s: %s", kind, d.At, d.Code, d.Message)
		}
		out := outline(doc)
		if strings.Contains(out, "‹") {
			t.Errorf("%s: a wording is missing:\n%s", kind, out)
		}
		if len(doc.Values) == 0 {
			t.Errorf("%s: no values", kind)
		}
		for _, b := range doc.Blocks {
			if r, ok := b.(document.Region); ok && len(r.Blocks) == 0 {
				t.Errorf("%s: empty region", kind)
			}
		}
		if dir := os.Getenv("OUTLINE"); dir != "" {
			if err := os.WriteFile(dir+"/"+kind+".txt", []byte(out), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
