package figure

import (
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// printed are the texts of a chart's values, by the ends of their ids.
func printed(values []document.Value) map[string]string {
	out := map[string]string{}
	for _, v := range values {
		out[strings.TrimPrefix(v.ID, "bd.")] = v.Text
	}
	return out
}

// A year that is over has one bar and one share of its plan, whatever came before it was over.
func TestAYearHasOneBar(t *testing.T) {
	t.Parallel()
	dec := period.MonthOf(2022, 12)
	for _, c := range []struct {
		name            string
		whole, estimate string // of 2022
		refused         bool   // the whole year's figure
		value, part     string // as printed
		ratio, alt      string
	}{
		{"open", "", "", false, "", "97.441,8", "97,5%", "97.441,8"},
		{"closed", "107132.6", "", false, "107.132,6", "", "107,2%", "2022: 107.132,6, kế hoạch 99.900,0"},
		{"closed after an estimate", "107132.6", "105500", false, "107.132,6", "", "107,2%", "2022: 107.132,6, kế hoạch 99.900,0"},
		{"estimated", "", "105500", false, "105.500,0", "97.441,8", "97,5%", "97.441,8"},
		{"refused", "1", "", true, "", "97.441,8", "97,5%", "2022: số liệu đang xác minh"},
	} {
		p, set, card := rowProgram(t), observation.Set{}, rowCard()
		card.Month = dec
		add := func(k observation.Kind, at period.Period, v string) *observation.Observation {
			set.Observations = append(set.Observations, observation.Observation{Measure: "thu_noi_dia", Kind: k, Period: at, Value: num(v, "tỷ đồng"), Chosen: true})
			return &set.Observations[len(set.Observations)-1]
		}
		add(observation.Plan, period.Year(2022), "99900")
		add(observation.Actual, period.YearToDate(dec.Add(-1)), "97441.8")
		if c.estimate != "" {
			add(observation.Estimate, period.Year(2022), c.estimate)
		}
		if c.whole != "" {
			if o := add(observation.Actual, period.Year(2022), c.whole); c.refused {
				o.Value.Absence = quantity.Refused
			}
		}
		f, values, _ := drawOne(t, p, card, set, program.Figure{Kind: "plan", Title: "Hình", Options: &planOptions{Measure: "thu_noi_dia"}}, "")
		sound(t, f, values)
		got := printed(values)
		if got["value.2022"] != c.value || got["part.2022"] != c.part || got["ratio.2022"] != c.ratio {
			t.Errorf("%s: whole %q, part %q, share %q; want %q, %q, %q", c.name, got["value.2022"], got["part.2022"], got["ratio.2022"], c.value, c.part, c.ratio)
		}
		if !strings.Contains(f.Alt, c.alt) {
			t.Errorf("%s: %q does not say %q", c.name, f.Alt, c.alt)
		}
		if c.refused {
			label(t, f.Drawing, "2022: số liệu đang xác minh")
		}
	}
}

// A target that is a mean over years is called one and stands across them, and so does the mean that is expected.
func TestAMeanIsNoLevelOfItsLastYear(t *testing.T) {
	t.Parallel()
	card := pathCard()
	k := &card.Indicators[2].Components[0]
	k.Projection = num("12.42", k.Unit)
	k.PlanPath = []scorecard.Point{{Period: period.Year(2021), Value: num("13.5", k.Unit)}, {Period: period.Year(2025), Value: num("14.5", k.Unit)}}
	d := pathDataOf(&Chart{Card: &card}, k, nil)
	if d.mean == nil || *d.mean != period.Years(2021, 2025) || len(d.plan) != 1 {
		t.Fatalf("mean %v, plan %v; the path of plans must not rise to the mean", d.mean, d.plan)
	}
	for _, p := range []*pathPoint{d.target, d.forecast} {
		if line := d.over(*p); line[0].x >= 2021 || line[1].x <= 2025 || line[0].v.Plain() != line[1].v.Plain() {
			t.Errorf("the line of %s goes from %v to %v", p.v.Plain(), line[0], line[1])
		}
	}
	f, values, _ := drawOne(t, testProgram(t), card, observation.Set{}, program.Figure{Kind: "path", Title: "Hình"}, "CT01")
	sound(t, f, values)
	label(t, f.Drawing, "mục tiêu bình quân 2021 - 2025")
	label(t, f.Drawing, "dự báo bình quân 2021 - 2025")
	if want := "Mục tiêu bình quân 2021 - 2025: 14,50 %/năm. Dự báo bình quân 2021 - 2025: 12,42 %/năm. "; !strings.Contains(strings.ReplaceAll(f.Alt, "\u00a0", " "), want) {
		t.Errorf("%q does not say %q", f.Alt, want)
	}
}

// What is being verified and what is carried is said in the pictures of one indicator and of all.
func TestWhatIsBeingVerifiedIsSeen(t *testing.T) {
	t.Parallel()
	june := period.MonthOf(2023, 6)
	refused := []scorecard.Refused{{Period: period.InMonth(june), Measure: "x"}}
	card := pathCard()
	gap := &card.Indicators[5].Components[0]
	gap.Refused, gap.Value, gap.Period, gap.AsOf = refused, num("41", "%"), period.Year(2022), period.Year(2022).End()
	f, values, _ := drawOne(t, testProgram(t), card, observation.Set{}, program.Figure{Kind: "path", Title: "Hình"}, "CT10")
	sound(t, f, values)
	const want = "tháng 6/2023: số liệu đang xác minh"
	label(t, f.Drawing, want)
	if !strings.Contains(f.Alt, want) || !strings.Contains(f.Alt, "Số liệu đến 31/12/2022") {
		t.Errorf("alternative text %q", f.Alt)
	}
	p := testProgram(t)
	all := testCard(t, p, samples[:6])
	k := &all.Indicators[5].Components[0]
	k.Refused = refused
	all.Indicators[4].Components[0].Estimate = true
	f, values, _ = drawOne(t, p, all, observation.Set{}, program.Figure{Kind: "progress", Title: "Hình"}, "")
	sound(t, f, values)
	label(t, f.Drawing, "(*) số liệu kỳ mới đang xác minh")
	label(t, f.Drawing, " (*)")
	for _, want := range []string{"dự kiến hoàn thành vào cuối nhiệm kỳ, số liệu đến 31/12/2022, " + want, "nhiều thách thức, ước thực hiện"} {
		if !strings.Contains(f.Alt, want) {
			t.Errorf("%q does not say %q", f.Alt, want)
		}
	}
}
