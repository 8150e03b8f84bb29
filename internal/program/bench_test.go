package program_test

import (
	"testing"

	"tiendo/internal/program"
	"tiendo/templates"
)

// BenchmarkLoad reads the built-in program, as every run does first.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := program.Load(templates.FS, "nq16"); len(diags) != 0 {
			b.Fatal(diags)
		}
	}
}
