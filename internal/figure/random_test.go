package figure

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

var syllables = strings.Fields("thu ngân sách nhà nước trên địa bàn kim ngạch xuất khẩu tăng trưởng Nghị-quyết GRDP hộ nghèo phường Thủy Nguyên đường")

func phrase(t *rapid.T, label string) string {
	n := rapid.IntRange(1, 14).Draw(t, label+" words")
	var out []string
	for i := range n {
		out = append(out, rapid.SampledFrom(syllables).Draw(t, fmt.Sprint(label, i)))
	}
	return strings.Join(out, " ")
}

func value(t *rapid.T, label, unit string) quantity.Value {
	if rapid.IntRange(0, 9).Draw(t, label+" absent") == 0 {
		return quantity.Value{Unit: unit}
	}
	n := rapid.Int64Range(-2000000, 9000000).Draw(t, label)
	exp := rapid.IntRange(-3, 3).Draw(t, label+" power")
	return quantity.Of(quantity.MustParse(fmt.Sprintf("%de%d", n, exp)), unit, quantity.Source{Cell: label})
}

func randomComponent(t *rapid.T, code string) scorecard.Component {
	def := &program.Component{Code: code, Name: phrase(t, code), Unit: rapid.SampledFrom([]string{"%", "tỷ đồng", "lượt người"}).Draw(t, "unit"),
		Decimals: rapid.IntRange(0, 3).Draw(t, "decimals"), Kind: rapid.SampledFrom(kind.Traits(kind.All())).Draw(t, "kind"), Main: true}
	def.Baseline.Period = period.Year(2020)
	c := scorecard.Component{Component: def, Target: target(quantity.Value{}, period.Year(2025), "min"),
		Carried: rapid.Bool().Draw(t, "carried"), Period: period.Year(2022)}
	c.Status = scorecard.Status(rapid.IntRange(0, 3).Draw(t, "status"))
	c.Value, c.Baseline.Value, c.Target.Value, c.Projection = value(t, "value", c.Unit), value(t, "baseline", c.Unit), value(t, "target", c.Unit), value(t, "projection", c.Unit)
	c.Road, c.Time = value(t, "road", ""), quantity.Of(quantity.MustParse("0.4"), "")
	if c.Road.Known() {
		c.Road.Num, _ = c.Road.Num.Quo(quantity.Int(rapid.SampledFrom([]int64{4000000, 40000000, 4000000000}).Draw(t, "road scale")))
	}
	c.Estimate = rapid.Bool().Draw(t, "estimated")
	if c.Pace = value(t, "pace", ""); c.Pace.Known() {
		c.Pace.Num, _ = c.Pace.Num.Quo(quantity.Int(4000000))
	}
	for y := 2019; y <= 2023; y++ {
		if rapid.Bool().Draw(t, "has year") {
			c.Series = append(c.Series, scorecard.Point{Period: period.Year(y), Value: value(t, fmt.Sprint(y), c.Unit), Estimate: rapid.Bool().Draw(t, "estimate")})
		}
	}
	for m := range rapid.IntRange(0, 30).Draw(t, "months") {
		c.Series = append(c.Series, scorecard.Point{Period: period.InMonth(period.MonthOf(2021, 1).Add(m)), Value: value(t, fmt.Sprint("m", m), c.Unit)})
	}
	for y := range rapid.IntRange(0, 6).Draw(t, "plan years") {
		c.PlanPath = append(c.PlanPath, scorecard.Point{Period: period.Year(2020 + y), Value: value(t, fmt.Sprint("p", y), c.Unit), Plan: true})
	}
	if rapid.Bool().Draw(t, "ytd") {
		c.Latest, c.LatestPeriod, c.YearPlan = value(t, "latest", c.Unit), period.YearToDate(period.MonthOf(2023, 6)), value(t, "yearplan", c.Unit)
		c.Series = append(c.Series, scorecard.Point{Period: c.LatestPeriod, Value: c.Latest})
	}
	for i := range rapid.IntRange(0, 16).Draw(t, "areas") {
		c.Areas = append(c.Areas, scorecard.AreaPoint{Area: fmt.Sprint(303 + i), Period: period.Year(2022), Value: value(t, fmt.Sprint("a", i), c.Unit), Plan: value(t, fmt.Sprint("ap", i), c.Unit)})
	}
	return c
}

func randomSet(t *rapid.T) observation.Set {
	set := observation.Set{Month: period.MonthOf(2023, 6)}
	for i := range rapid.IntRange(0, 45).Draw(t, "records") {
		kind := rapid.SampledFrom([]string{"task", "project", "proposal"}).Draw(t, "record kind")
		r := record(kind, fmt.Sprint("R", i), "title", phrase(t, "title"), "state", rapid.SampledFrom([]string{"", "chua", "dang", "cham", "xong", "la"}).Draw(t, "state"),
			"lead", rapid.SampledFrom([]string{"", "b0", "b1", "b2", "b3", "b7", "lạ"}).Draw(t, "lead"), "field", phrase(t, "field"), "parent", rapid.SampledFrom([]string{"", "", "R1", "R2"}).Draw(t, "parent"),
			"deadline", rapid.SampledFrom([]string{"", "quý IV/2024", "31/12/2025"}).Draw(t, "deadline"))
		r.Fields = append(r.Fields, observation.Field{Code: "progress", Num: quantity.Of(quantity.Int(rapid.Int64Range(-20, 130).Draw(t, "progress")), "%")})
		set.Records = append(set.Records, r)
	}
	for i := range rapid.IntRange(0, 80).Draw(t, "submissions") {
		set.Submissions = append(set.Submissions, observation.Submission{Body: fmt.Sprint("b", i%9), Month: period.MonthOf(2022, 1+i%18), Counts: true, State: observation.State(rapid.IntRange(0, 4).Draw(t, "sent"))})
	}
	return set
}

// randomOptions are some options of a kind of charts; nil leaves them to the kind.
func randomOptions(t *rapid.T, kind string) any {
	if rapid.Bool().Draw(t, "plain") {
		return nil
	}
	switch kind {
	case "groups":
		return &groupsOptions{Names: namesFlow}
	case "progress":
		return &progressOptions{Order: byResolution}
	case "records":
		return &recordsOptions{Record: "task", By: rapid.SampledFrom([]string{"", "lead", "field"}).Draw(t, "by"), Rows: rapid.SampledFrom([]int{0, 2, 5}).Draw(t, "rows")}
	case "path":
		return &pathOptions{Breaks: program.Dates{{Year: 2022, Month: 7, Day: 1}}}
	case "punctuality":
		return &punctualityOptions{Months: rapid.IntRange(1, 18).Draw(t, "months shown")}
	}
	return nil
}

// TestAnyData draws every kind from random data at random sizes: whatever comes, no two texts overlap,
// nothing leaves the frame and every printed figure is accounted for.
func TestAnyData(t *testing.T) {
	t.Parallel()
	m := measurer(t)
	base := rowProgram(t)
	rapid.Check(t, func(t *rapid.T) {
		p := *base
		card := scorecard.Scorecard{Month: period.MonthOf(2023, 6)}
		for i := range rapid.IntRange(1, 22).Draw(t, "indicators") {
			code := fmt.Sprintf("CT%02d", i+1)
			c := scorecard.Component{Component: &program.Component{}}
			if i == 0 {
				c = randomComponent(t, code+"a")
			} else {
				c = scorecard.Component{Component: &program.Component{Code: code + "a", Name: "x", Unit: "%", Decimals: 1}, Road: value(t, "road", ""), Value: value(t, "v", "%"), Carried: i%2 == 0}
				c.Target = target(value(t, "target", "%"), period.Year(2025), "max")
				if c.Road.Known() {
					c.Road.Num, _ = c.Road.Num.Quo(quantity.Int(4000000))
				}
				c.Status = scorecard.Status(rapid.IntRange(0, 3).Draw(t, "status"))
			}
			card.Indicators = append(card.Indicators, scorecard.Indicator{Indicator: &program.Indicator{Code: code, Name: phrase(t, code)}, Status: c.Status, Reason: c.Code, Components: []scorecard.Component{c}})
		}
		kind := rapid.SampledFrom([]string{"groups", "progress", "path", "plan", "areas", "records", "proposals", "projects", "punctuality"}).Draw(t, "figure kind")
		spec := program.Figure{Code: "bd", Kind: kind, Title: "Hình"}
		spec.Options = randomOptions(t, kind)
		p.Figures = []program.Figure{spec}
		fig := document.Figure{ID: "bd", Chart: "bd", Size: geom.Size{W: geom.MM(float64(rapid.IntRange(60, 260).Draw(t, "width")))}}
		if rapid.Bool().Draw(t, "bounded") {
			fig.Size.H = geom.MM(float64(rapid.IntRange(30, 240).Draw(t, "height")))
		}
		if kind == "path" || kind == "plan" || kind == "areas" {
			fig.Subject = "CT01"
		}
		out, diags := Draw(document.Document{Blocks: []document.Block{fig}}, Input{Program: &p, Card: card, Set: randomSet(t), Fonts: m})
		if fig.Size.H == 0 && fig.Size.W >= geom.MM(150) {
			// With the room that a page gives, nothing may be left out.
			for _, d := range diags {
				if d.Code == "N602" || d.Code == "N605" || d.Code == "E607" {
					t.Errorf("%s: %s", kind, d.Message)
				}
			}
		}
		sound(t, out.Blocks[0].(document.Figure), out.Values)
	})
}
