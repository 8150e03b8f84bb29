package pipeline

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"tiendo/internal/document"
)

// TestEveryWordComesBack extracts the mid-term report's text with pdftotext and looks for every word of
// the document in it, in normal form C: what a reader searches for or copies is what was written.
func TestEveryWordComesBack(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("pdftotext is not installed")
		}
		t.Skip("pdftotext is not installed")
	}
	r := whole(t, "2023-06", "so_ket")
	file := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(file, r.PDF, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-raw", "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	if !norm.NFC.IsNormal(out) {
		t.Error("the extracted text is not in normal form C")
	}
	found := map[string]bool{}
	for _, w := range strings.Fields(strings.ToLower(string(out))) {
		found[w] = true
	}
	seen := 0
	look := func(in []document.Inline) {
		// A page reference prints what only layout knows, so words next to one are left to the audit.
		for _, one := range in {
			if _, ok := one.(document.PageRef); ok {
				return
			}
		}
		for _, w := range strings.Fields(strings.ToLower(document.Plain(in))) {
			seen++
			if !found[w] && !brokenUp(w, found) {
				t.Errorf("%q of the document is not in the extracted text", w)
			}
		}
	}
	document.Walk(r.Document.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Heading:
			look(b.Text)
		case document.Paragraph:
			look(b.Text)
		case document.Table:
			look(b.Caption)
			for _, row := range append(b.Head, rows(b)...) {
				for _, c := range row {
					look(c.Text)
				}
			}
		case document.Figure:
			look(b.Caption)
		}
	})
	if seen < 5000 {
		t.Errorf("only %d words were looked for", seen)
	}
	t.Logf("%d words, %d different ones extracted", seen, len(found))
}

func rows(t document.Table) [][]document.Cell {
	var out [][]document.Cell
	for _, r := range t.Rows {
		out = append(out, r.Cells)
	}
	return out
}

// brokenUp tells whether a long word, an address or a file name, stands in pieces: layout breaks those
// over lines where no space lets it.
func brokenUp(w string, found map[string]bool) bool {
	if len(w) < 12 && !strings.ContainsAny(w, "/-.") {
		return false
	}
	for i := 1; i < len(w); i++ {
		if found[w[:i]] && (found[w[i:]] || brokenUp(w[i:], found)) {
			return true
		}
	}
	return false
}
