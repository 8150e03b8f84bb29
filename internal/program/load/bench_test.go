package load_test

import (
	"testing"

	"tiendo/templates"
)

// BenchmarkLoad reads the built-in program, as every run does first.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := loaded(templates.FS, "nq16"); len(diags) != 0 {
			b.Fatal(diags)
		}
	}
}
