package score

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

func TestRulings(t *testing.T) {
	t.Parallel()
	june := func() *fixture {
		return newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("0").target("60").actual("2023-06", "30")
	}
	rule := func(status string, until period.Date, sent string) observation.Ruling {
		return observation.Ruling{Indicator: "I1", Status: status, By: "Ban Thường vụ", Why: "thiên tai", Until: until, Sent: month(t, sent), At: quantity.Source{File: "inputs/o.xlsx", Sheet: "Đánh giá", Cell: "A2"}}
	}
	t.Run("in force", func(t *testing.T) {
		f := june()
		f.set.Rulings = []observation.Ruling{rule("challenging", period.Date{Year: 2023, Month: 7, Day: 6}, "2023-06")}
		card, diags := Score(f.p, f.set, nil)
		in := card.Indicators[0]
		if in.Status != scorecard.Challenging || in.Computed != scorecard.OnTrack || in.Sub != scorecard.SubByDirection {
			t.Errorf("status %v computed %v sub %q", in.Status, in.Computed, in.Sub)
		}
		for _, want := range []string{"Ban Thường vụ", "thiên tai", "06/7/2023"} {
			if !strings.Contains(in.Ruling, want) {
				t.Errorf("ruling %q lacks %q", in.Ruling, want)
			}
		}
		if len(diags) != 0 {
			t.Errorf("findings %v", diags)
		}
	})
	t.Run("expired, wrong and unknown", func(t *testing.T) {
		f := june().actual("2023-05", "29")
		unknown := rule("achieved", period.Date{}, "2023-06")
		unknown.Indicator = "I9"
		f.set.Rulings = []observation.Ruling{
			rule("challenging", period.Date{Year: 2023, Month: 5, Day: 31}, "2023-01"), rule("đạt", period.Date{}, "2023-06"), unknown,
		}
		card, diags := Score(f.p, f.set, nil)
		if card.Indicators[0].Status != scorecard.OnTrack || card.Indicators[0].Previous != scorecard.Challenging {
			t.Errorf("now %v before %v, want on_track and, then in force, challenging", card.Indicators[0].Status, card.Indicators[0].Previous)
		}
		var codes []string
		for _, x := range diags {
			codes = append(codes, x.Code)
		}
		if diff := cmp.Diff([]string{"E308", "E309", "N310"}, codes); diff != "" {
			t.Errorf("codes (-want +got)\n%s", diff)
		}
	})
}
