package pipeline

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/document"
	"tiendo/internal/quantity"
)

// hostile are texts that a cell can hold and that must reach the page as text, or be named.
var hostile = []string{
	"{{.Title}} {{range .}}", "**đậm** _nghiêng_ `mã`", "![x](chart:progress) [y](#muc-luc) <b>z</b> <script>",
	"| a | b |\n|---|---|", "# Tiêu đề giả", "=HYPERLINK(\"http://example.invalid\",\"x\")", "+1+1", "@SUM(A1)",
	"%!d(NaN) %s <no value> <nil>", "✓ ☐ 😀 ★", "dấu tách: Tiế̂ng Việ̣t", "\u202egnợưgn\u202c", "chữ " + "dài" + strings.Repeat("a", 400),
	"\ue000\ue001 chữ riêng", strings.Repeat("câu dài, ", 300), "топ đầu", "tab\tgiữa", "(a) \\ % $ & ~ ^ } {",
}

// TestHostileTextIsPrintedAsText puts each text into notes and records of the sample and makes the whole
// report: no text may stop it, change its structure, or pass the audit as something else.
func TestHostileTextIsPrintedAsText(t *testing.T) {
	plain := whole(t, "2023-06", "so_ket")
	files := map[string]*excelize.File{}
	put := func(at quantity.Source, text string) {
		t.Helper()
		name := strings.TrimPrefix(at.File, "inputs/")
		f, ok := files[name]
		if !ok {
			b, err := os.ReadFile(filepath.Join(inputsDir, filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			if f, err = excelize.OpenReader(bytes.NewReader(b)); err != nil {
				t.Fatal(err)
			}
			files[name] = f
		}
		if err := f.SetCellStr(at.Sheet, at.Cell, text); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	for _, note := range plain.Set.Notes {
		if n < len(hostile) {
			put(note.At, hostile[n])
			n++
		}
	}
	k := 0
	for _, r := range plain.Set.Records {
		if f := r.Get("title"); k < len(hostile) && f.At.Cell != "" && r.Sent == plain.Set.Month {
			put(f.At, hostile[k])
			k++
		}
	}
	if n < len(hostile) || k < len(hostile) {
		t.Fatalf("the sample took %d and %d of %d texts", n, k, len(hostile))
	}
	replaced := map[string][]byte{}
	for name, f := range files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		replaced[name] = b.Bytes()
	}
	made := write(t, sampleOptions(t, "2023-06", "so_ket", replaced))
	if made.err != nil {
		t.Fatal(made.err)
	}
	r := made.value
	if a, b := outline(plain.Document), outline(r.Document); a != b {
		t.Errorf("the levels of headings changed: %s, now %s", a, b)
	}
	text := ""
	document.Walk(r.Document.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Paragraph:
			text += document.Plain(b.Text) + "\n"
		case document.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					text += document.Plain(c.Text) + "\n"
				}
			}
		}
	})
	for _, s := range []string{"{{.Title}}", "**đậm**", "![x](chart:progress)", "<script>", "=HYPERLINK", "%!d(NaN)"} {
		if !strings.Contains(text, s) {
			t.Errorf("%q did not reach the document as text", s)
		}
	}
}

// outline is the level of each heading in order: some titles are records' own, so words may differ.
func outline(d document.Document) string {
	var b strings.Builder
	document.Walk(d.Blocks, func(block document.Block) {
		if h, ok := block.(document.Heading); ok {
			b.WriteString(strconv.Itoa(h.Level))
		}
	})
	return b.String()
}
