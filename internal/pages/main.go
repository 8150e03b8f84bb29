// Command pages writes a report for the eye of whoever changes the program: its pages as lines of text and as the
// tree that a screen reader follows, each chart as SVG. Two of its folders compare with diff.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/inbox"
	"tiendo/internal/period"
	"tiendo/internal/pipeline"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}

func run() error {
	program := flag.String("program", "templates/nq16", "program folder")
	inputs := flag.String("inputs", "inputs", "inputs folder")
	month := flag.String("period", "", "month; default the latest")
	kind := flag.String("type", "", "report type; default the period's")
	to := flag.String("to", "", "folder to write into")
	flag.Parse()
	m, err := monthOf(*inputs, *month)
	if err != nil {
		return err
	}
	abs, err := filepath.Abs(*program)
	if err != nil {
		return err
	}
	r, err := pipeline.Make(context.Background(), pipeline.Options{
		Templates: os.DirFS(filepath.Dir(abs)), Program: filepath.Base(abs), Inputs: os.DirFS(*inputs), Prefix: "inputs",
		Edition: edition.Edition{Period: m, Type: *kind},
	})
	if err != nil {
		for _, d := range r.Diagnostics {
			fmt.Fprintln(os.Stderr, d.At, d.Code, d.Message)
		}
		return err
	}
	files := map[string]string{"pages.txt": r.Pages.Text(), "tree.txt": r.Pages.Tree()}
	document.Walk(r.Document.Blocks, func(b document.Block) {
		if f, ok := b.(document.Figure); ok && f.Drawing != nil {
			name := fmt.Sprintf("%02d-%s.svg", len(files)-1, strings.ReplaceAll(f.Chart, "/", "-"))
			files[name] = f.Drawing.SVG()
		}
	})
	if err := os.MkdirAll(*to, 0o755); err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(*to, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	fmt.Printf("%s: %d pages, %d charts\n", *to, len(r.Pages.Pages), len(files)-2)
	return nil
}

// monthOf is the month named, or the latest in the inputs.
func monthOf(inputs, name string) (period.Month, error) {
	if name != "" {
		return period.ParseMonth(name)
	}
	months, err := inbox.Months(os.DirFS(inputs))
	if err == nil && len(months) == 0 {
		err = fmt.Errorf("no month in %s", inputs)
	}
	if err != nil {
		return 0, err
	}
	return months[len(months)-1], nil
}
