package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"tiendo/internal/diag"
	"tiendo/internal/edition"
	"tiendo/internal/period"
	"tiendo/internal/pipeline"
	"tiendo/internal/score"
	"tiendo/internal/scorecard"
)

// whole is every workbook of the sample; several tests read it.
var whole = sync.OnceValue(func() fstest.MapFS {
	s, err := load()
	if err != nil {
		panic(err.Error())
	}
	out, err := s.tree(lastMonth)
	if err != nil {
		panic(err.Error())
	}
	return out
})

// slow leaves a test out of the quick round: it makes or reads all workbooks.
func slow(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("needs the sample's workbooks")
	}
}

// tree makes the workbooks of some bodies, all when none is named, up to a month.
func (s *sample) tree(last period.Month, bodies ...string) (fstest.MapFS, error) {
	out := fstest.MapFS{}
	for m := firstMonth; m <= last; m++ {
		for _, x := range sendings(s.program, m) {
			if len(bodies) > 0 && !slices.Contains(bodies, x.body) {
				continue
			}
			data, err := s.workbook(x)
			if err != nil {
				return nil, fmt.Errorf("%s %s: %w", m, x.fileName(), err)
			}
			out[path.Join(m.String(), x.fileName())] = &fstest.MapFile{Data: data, Mode: 0o644}
		}
	}
	return out, nil
}

func (s *sample) judge(t *testing.T, tree fs.FS, m period.Month) scorecard.Scorecard {
	t.Helper()
	set, _, err := pipeline.Observe(context.Background(), options(tree, m), s.program)
	if err != nil {
		t.Fatal(err)
	}
	card, _ := score.Score(s.program, set, nil)
	return card
}

func codes(card scorecard.Scorecard, st scorecard.Status) string {
	var out []string
	for _, i := range card.Indicators {
		if i.Status == st {
			out = append(out, strings.TrimPrefix(i.Code, "CT"))
		}
	}
	return strings.Join(out, " ")
}

// The groups of the review, from the sample's figures and the rules alone; two earlier years as they stood
// then, when an indicator that comes once a year had not come yet.
func TestTheReviewsGroups(t *testing.T) {
	slow(t)
	s := mustLoad(t)
	for _, c := range []struct {
		month                                       period.Month
		achieved, onTrack, challenging, notAssessed string
	}{
		{period.MonthOf(2021, 12), "19 20", "08 09 10 12 14 15 16 17 18", "03 04 05 06 11", "01 02 07 13"},
		{period.MonthOf(2022, 12), "17 19 20", "08 09 10 11 12 13 14 15 16 18", "01 02 03 04 05 06 07", ""},
		{lastMonth, "16 17 18 19 20", "08 09 10 11 12 13 14 15", "01 02 03 04 05 06 07", ""},
	} {
		card := s.judge(t, whole(), c.month)
		for _, g := range []struct {
			status scorecard.Status
			want   string
		}{
			{scorecard.Achieved, c.achieved}, {scorecard.OnTrack, c.onTrack},
			{scorecard.Challenging, c.challenging}, {scorecard.NotAssessed, c.notAssessed},
		} {
			if got := codes(card, g.status); got != g.want {
				t.Errorf("%s %s: got %q, want %q", c.month, g.status, got, g.want)
			}
		}
	}
}

// Statuses move with the figures, both ways: the same bodies, one figure changed.
func TestStatusesFollowTheFigures(t *testing.T) {
	slow(t)
	for _, c := range []struct {
		name, indicator, body, measure, period, value string
		want                                          scorecard.Status
	}{
		{"a year of cargo above the target", "CT09", "cang-vu-hang-hai", "hang_qua_cang", "2022", "191.5", scorecard.Achieved},
		{"a year of cargo as at the start", "CT09", "cang-vu-hang-hai", "hang_qua_cang", "2022", "141", scorecard.Challenging},
		{"half the admissions of a year", "CT19", "ban-to-chuc", "ket_nap", "2022", "1590", scorecard.Challenging},
		{"poor households as at the start", "CT14", "so-lao-dong", "ho_ngheo", "2023-06", "1.12", scorecard.Challenging},
		{"poor households at the target twice", "CT14", "so-lao-dong", "ho_ngheo", "2022-12,2023-06", "0.28", scorecard.Achieved},
		{"insurance a little behind its path", "CT15", "bao-hiem-xa-hoi", "bhyt", "2023-06", "91.6", scorecard.Challenging},
		{"insurance at its target", "CT15", "bao-hiem-xa-hoi", "bhyt", "2023-06", "95.2", scorecard.Achieved},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := mustLoad(t)
			status := func() scorecard.Status {
				tree, err := s.tree(lastMonth, c.body)
				if err != nil {
					t.Fatal(err)
				}
				card := s.judge(t, tree, lastMonth)
				return card.Indicator(c.indicator).Status
			}
			before := status()
			for text := range strings.SplitSeq(c.period, ",") {
				p, err := period.Parse(text)
				if err != nil {
					t.Fatal(err)
				}
				changed := 0
				for k, list := range s.table.figures {
					if k.measure == c.measure && k.area == "" && k.period == p && k.kind.String() == "actual" {
						for i := range list {
							list[i].Value, list[i].Source = c.value, illustrative
							changed++
						}
					}
				}
				if changed == 0 {
					t.Fatalf("no figure of %s for %s", c.measure, text)
				}
			}
			after := status()
			if after != c.want || before == c.want {
				t.Errorf("%s: %s before, %s after, want %s", c.indicator, before, after, c.want)
			}
		})
	}
}

func findings(t *testing.T, s *sample, m period.Month) diag.List {
	t.Helper()
	j, err := pipeline.Judge(context.Background(), options(whole(), m), s.program, nil)
	if err != nil {
		t.Fatal(err)
	}
	return j.Diagnostics
}

func options(tree fs.FS, m period.Month) pipeline.Options {
	return pipeline.Options{Inputs: tree, Prefix: "inputs", Edition: edition.Edition{Period: m}}
}

// The clean month has no error and no warning.
func TestTheCleanMonth(t *testing.T) {
	slow(t)
	for _, d := range findings(t, mustLoad(t), period.MonthOf(2023, 3)) {
		if d.Severity != diag.Notice {
			t.Errorf("%s %s: %s", d.At, d.Code, d.Message)
		}
	}
}

// The report's own month has what offices live with, each named by the body's file, and two things that
// block: a word in a number's cell and a figure a thousand times its neighbours.
func TestTheReportsMonthTellsItsStories(t *testing.T) {
	slow(t)
	list := findings(t, mustLoad(t), lastMonth)
	for _, want := range []struct{ file, code string }{
		{"so-du-lich.xlsx", "N203"},         // late
		{"so-lao-dong.xlsx", "N155"},        // sent again
		{"so-cong-thuong.xlsx", "N157"},     // a restated month
		{"so-cong-thuong.xlsx", "W214"},     // a plan that changed, confirmed
		{"cuc-thong-ke.xlsx", "N158"},       // two bodies differ
		{"van-phong-thanh-uy.xlsx", "N170"}, // corrected by phone
		{"so-xay-dung.xlsx", "E115"},        // "khoảng 305"
		{"ban-quan-ly-kkt.xlsx", "W210"},    // million typed where billion is asked
	} {
		if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == want.code && path.Base(d.At.File) == want.file }) {
			t.Errorf("no %s for %s", want.code, want.file)
		}
	}
	var blocking []string
	for _, d := range list {
		if d.Blocking() {
			blocking = append(blocking, path.Base(d.At.File)+" "+d.Code)
		}
	}
	slices.Sort(blocking)
	if got, want := strings.Join(blocking, ", "), "ban-quan-ly-kkt.xlsx W210, so-xay-dung.xlsx E115"; got != want {
		t.Errorf("blocking: got %q, want %q", got, want)
	}
}

// inputs/ holds what this program writes: run `go run ./internal/sample` after a change of a form, a
// figure or the form writer.
func TestInputsAreFresh(t *testing.T) {
	slow(t)
	dir, want := os.DirFS("../../inputs"), whole()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		got, err := fs.ReadFile(dir, name)
		if err != nil {
			t.Errorf("inputs: %v", err)
		} else if !bytes.Equal(got, want[name].Data) {
			t.Errorf("inputs/%s is not what go run ./internal/sample writes", name)
		}
	}
	there, err := fs.Glob(dir, "*/*.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range there {
		if want[name] == nil {
			t.Errorf("inputs/%s is not of the sample", name)
		}
	}
	size := 0
	for _, f := range want {
		size += len(f.Data)
	}
	if size > 12<<20 {
		t.Errorf("the sample is %d bytes, want 12 MiB at most", size)
	}
}
