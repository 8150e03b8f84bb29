package pipeline

import (
	"context"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/diag"
	"tiendo/internal/edition"
	"tiendo/internal/inbox"
	"tiendo/internal/period"
	"tiendo/internal/sending"
	"tiendo/templates"
)

// given are the sample's workbooks of June 2023 as if named on the command line from somewhere else.
func given(t *testing.T, inputs fs.FS, folder string) []sending.Sending {
	t.Helper()
	names, err := fs.Glob(inputs, "2023-06/*.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	var out []sending.Sending
	for _, n := range names {
		data, err := fs.ReadFile(inputs, n)
		if err != nil {
			t.Fatal(err)
		}
		s := inbox.Named(path.Join(folder, path.Base(n)))
		if folder == "inputs/2023-06" {
			s.Month, s.Path = period.MonthOf(2023, 6), n
		}
		out = append(out, s.Loaded(data))
	}
	return out
}

// Workbooks named on the command line get the very findings that the month's check has for them: where they lie in
// the inputs folder, where copies of them lie elsewhere, and twice over, each copy by itself.
func TestExamineSaysWhatTheMonthSays(t *testing.T) {
	slow(t)
	inputs := os.DirFS("../../inputs")
	o := Options{Templates: templates.FS, Program: "nq16", Inputs: inputs, Prefix: "inputs", Edition: edition.Edition{Period: period.MonthOf(2023, 6)}}
	p, loaded, err := Load(o)
	if err != nil {
		t.Fatal(loaded, err)
	}
	j, err := Judge(context.Background(), o, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	const month = "inputs/2023-06"
	of := func(list diag.List, folder string) []string {
		var out []string
		for _, d := range list.Sort() {
			if path.Dir(d.At.File) == folder && strings.HasSuffix(d.At.File, ".xlsx") {
				d.At.File = path.Join(month, path.Base(d.At.File))
				out = append(out, d.At.String()+" "+d.Code+" "+d.Severity.String()+" "+d.Message)
			}
		}
		return out
	}
	want := of(j.Diagnostics, month)
	if len(want) < 5 {
		t.Fatalf("the month has only %d findings to compare", len(want))
	}
	for _, folder := range []string{month, "moi"} {
		lists, err := Examine(context.Background(), o, p, given(t, inputs, folder))
		if err != nil {
			t.Fatal(err)
		}
		var all diag.List
		for _, l := range lists {
			all = append(all, l...)
		}
		if d := cmp.Diff(want, of(all, folder)); d != "" {
			t.Errorf("in %s: %s", folder, d)
		}
	}
}

// A workbook that was mended and not sent yet stands above what has come; two of them are judged one by one.
func TestExamineBeforeSending(t *testing.T) {
	slow(t)
	inputs := os.DirFS("../../inputs")
	o := Options{Templates: templates.FS, Program: "nq16", Inputs: inputs, Prefix: "inputs"}
	p, loaded, err := Load(o)
	if err != nil {
		t.Fatal(loaded, err)
	}
	data, err := fs.ReadFile(inputs, "2023-06/so-xay-dung.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	codes := func(list diag.List) string {
		var out []string
		for _, d := range list.Sort() {
			out = append(out, d.Code)
		}
		return strings.Join(out, " ")
	}
	mended := func(name string) sending.Sending {
		return inbox.Named(name).Loaded(append(data[:len(data):len(data)], 0)) // other bytes that read the same
	}
	lists, err := Examine(context.Background(), o, p, []sending.Sending{mended("a/so-xay-dung.xlsx"), mended("b/so-xay-dung.xlsx"), inbox.Named("c.xlsx").Loaded([]byte("x"))})
	if err != nil {
		t.Fatal(err)
	}
	if a, b, c := codes(lists[0]), codes(lists[1]), codes(lists[2]); a != "E115" || b != a || !strings.HasPrefix(c, "E0") {
		t.Errorf("found %q, %q and %q", a, b, c)
	}
	o.Inputs = nil
	alone, err := Examine(context.Background(), o, p, []sending.Sending{mended("so-xay-dung.xlsx")})
	if err != nil || codes(alone[0]) != "E115" {
		t.Errorf("without an inputs folder: %v, %v", alone, err)
	}
}

// A run whose context has ended is not waited for.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r := Options{}.run(ctx, nil)
	started := make(chan struct{})
	go func() { <-started; cancel() }()
	never := make(chan struct{})
	stage(r, StageRead, func() (int, diag.List, error) { close(started); <-never; return 1, nil, nil })
	if r.err == nil || ctx.Err() == nil {
		t.Fatal("the stage ended by itself")
	}
	if got := stage(r, StageScore, func() (int, diag.List, error) { return 2, nil, nil }); got != 0 {
		t.Error("a stage ran after the end")
	}
}
