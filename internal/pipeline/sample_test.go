package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/edition"
	"tiendo/internal/font"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// The sample program and inputs of the repository.
var (
	templatesDir = filepath.Join("..", "..", "templates")
	inputsDir    = filepath.Join("..", "..", "inputs")
)

// slow leaves a test out of the quick round: it needs the sample's workbooks read or a whole report made.
func slow(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("needs the sample's workbooks")
	}
}

// sampleOptions are those of a month of the sample with some files replaced.
func sampleOptions(t *testing.T, month, kind string, replaced map[string][]byte) Options {
	t.Helper()
	m, err := period.ParseMonth(month)
	if err != nil {
		t.Fatal(err)
	}
	return Options{
		Templates: os.DirFS(templatesDir), Program: "nq16", Prefix: "inputs", Inputs: patched{os.DirFS(inputsDir), replaced},
		Edition: edition.Edition{Period: m, Type: kind, Version: "test"},
	}
}

// once gives the value that was made for a key, and makes it the first time. What it gives is shared by tests and
// must not be changed.
func once[T any](values *sync.Map, key string, make func() T) T {
	f, _ := values.LoadOrStore(key, sync.OnceValue(make))
	return f.(func() T)()
}

var judgements, reports sync.Map

type result[T any] struct {
	value T
	err   error
}

// judge runs the stages up to the scorecard on the sample with some files replaced.
func judge(t *testing.T, month string, replaced map[string][]byte) Judgement {
	t.Helper()
	slow(t)
	run := func() result[Judgement] {
		o := sampleOptions(t, month, "thang", replaced)
		p, found, err := Load(o)
		if err != nil {
			return result[Judgement]{err: fmt.Errorf("load: %w %v", err, found)}
		}
		j, err := Judge(context.Background(), o, p, found)
		return result[Judgement]{j, err}
	}
	var r result[Judgement]
	if len(replaced) > 0 {
		r = run()
	} else {
		r = once(&judgements, month, run)
	}
	if r.err != nil {
		t.Fatal(r.err)
	}
	return r.value
}

// whole makes the sample's report of a month, once for all tests.
func whole(t *testing.T, month, kind string) Report {
	t.Helper()
	slow(t)
	r := once(&reports, month+kind, func() result[Report] { return write(t, sampleOptions(t, month, kind, nil)) })
	if r.err != nil {
		t.Fatal(r.err)
	}
	return r.value
}

// write makes a whole report.
func write(t *testing.T, o Options) result[Report] {
	t.Helper()
	p, found, err := Load(o)
	if err != nil {
		return result[Report]{err: fmt.Errorf("load: %w %v", err, found)}
	}
	j, err := Judge(context.Background(), o, p, found)
	if err != nil {
		return result[Report]{err: fmt.Errorf("judge: %w", err)}
	}
	fonts, err := font.Load(o.Templates)
	if err != nil {
		return result[Report]{err: err}
	}
	r, err := Write(context.Background(), o, j, fonts)
	if err != nil {
		err = fmt.Errorf("write: %w %v", err, r.Diagnostics)
	}
	return result[Report]{r, err}
}

// patched is a tree with other bytes in some of its files.
type patched struct {
	fs.FS
	files map[string][]byte
}

func (p patched) Open(name string) (fs.File, error) {
	if b, ok := p.files[name]; ok {
		return fstest.MapFS{name: {Data: b}}.Open(name)
	}
	return p.FS.Open(name)
}

// setCell puts a number in the cell that a value came from: in what stands for the workbook in replaced, else in
// the sample's own.
func setCell(t *testing.T, replaced map[string][]byte, source quantity.Source, value float64) {
	t.Helper()
	name := strings.TrimPrefix(source.File, "inputs/")
	b := replaced[name]
	if b == nil {
		var err error
		if b, err = os.ReadFile(filepath.Join(inputsDir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellValue(source.Sheet, source.Cell, value); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	replaced[name] = out.Bytes()
}

func component(t *testing.T, card scorecard.Scorecard, code string) scorecard.Component {
	t.Helper()
	for _, i := range card.Indicators {
		for _, c := range i.Components {
			if c.Code == code {
				return c
			}
		}
	}
	t.Fatalf("no component %s", code)
	return scorecard.Component{}
}

// TestStatusesFollowFromCells changes one cell in a copy of a workbook and sees the component's status
// move, for the better and for the worse: nothing but figures and rules decides.
func TestStatusesFollowFromCells(t *testing.T) {
	before := judge(t, "2023-06", nil)
	type change struct {
		component string
		value     float64
		want      scorecard.Status
	}
	for _, changes := range [][]change{ // those of one line are judged together
		{
			{"CT11a", 4.3, scorecard.Challenging}, // a falling one that has risen above its baseline
			{"CT14a", 1.3, scorecard.Challenging}, // another
			{"CT16a", 96, scorecard.Challenging},  // an achieved level that fell back
			{"CT18a", 36, scorecard.OnTrack},      // one that fell back and is still ahead of the time gone
			{"CT10a", 80, scorecard.Achieved},     // a level at its target
		},
		{{"CT10a", 20, scorecard.Challenging}}, // far behind the time gone
	} {
		replaced := map[string][]byte{}
		for _, c := range changes {
			old := component(t, before.Card, c.component)
			if old.Status == c.want {
				t.Errorf("%s is %s already: the case shows nothing", c.component, old.Status)
			}
			if len(old.Value.Sources) != 1 || old.Value.Sources[0].Sheet == "" {
				t.Fatalf("%s comes from %v, want one cell", c.component, old.Value.Sources)
			}
			setCell(t, replaced, old.Value.Sources[0], c.value)
		}
		after := judge(t, "2023-06", replaced)
		for _, c := range changes {
			old := component(t, before.Card, c.component)
			if got := component(t, after.Card, c.component); got.Status != c.want {
				t.Errorf("%s with %v in %s is %s (value %s, was %s %s), want %s", c.component, c.value,
					old.Value.Sources[0].Cell, got.Status, got.Value.Plain(), old.Value.Plain(), old.Status, c.want)
			}
		}
	}
}

// TestOneCellChangesOnlyItsOwn checks that a changed cell moves no indicator whose lineage does not hold it.
func TestOneCellChangesOnlyItsOwn(t *testing.T) {
	before := judge(t, "2023-06", nil)
	c := component(t, before.Card, "CT10a")
	replaced := map[string][]byte{}
	setCell(t, replaced, c.Value.Sources[0], 47)
	after := judge(t, "2023-06", replaced)
	for i, was := range before.Card.Indicators {
		is := after.Card.Indicators[i]
		for k := range was.Components {
			a, b := was.Components[k], is.Components[k]
			if a.Code == "CT10a" {
				if b.Value.Plain() != "47" {
					t.Errorf("CT10a reads %s", b.Value.Plain())
				}
				continue
			}
			if a.Status != b.Status || a.Value.Plain() != b.Value.Plain() {
				t.Errorf("%s moved from %s %s to %s %s", a.Code, a.Value.Plain(), a.Status, b.Value.Plain(), b.Status)
			}
		}
	}
}

// TestReviewGroups holds the sample against the review of July 2023: the very indicators of each group.
func TestReviewGroups(t *testing.T) {
	j := judge(t, "2023-06", nil)
	want := map[scorecard.Status]string{
		scorecard.Achieved:    "CT16 CT17 CT18 CT19 CT20",
		scorecard.OnTrack:     "CT08 CT09 CT10 CT11 CT12 CT13 CT14 CT15",
		scorecard.Challenging: "CT01 CT02 CT03 CT04 CT05 CT06 CT07",
		scorecard.NotAssessed: "",
	}
	for st, codes := range want {
		var got []string
		for _, i := range j.Card.Indicators {
			if i.Status == st {
				got = append(got, i.Code)
			}
			if i.Ruling != "" {
				t.Errorf("%s is set by direction, not by rule", i.Code)
			}
		}
		if strings.Join(got, " ") != codes {
			t.Errorf("%s: %s, want %s", st, strings.Join(got, " "), codes)
		}
	}
}
