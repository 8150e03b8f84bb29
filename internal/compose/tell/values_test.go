package tell_test

import (
	"testing"

	"tiendo/internal/compose/tell"
	"tiendo/internal/program"
)

// Whatever kinds of records a program counts, the ledger says how in words, its own ones first.
func TestDerivation(t *testing.T) {
	t.Parallel()
	p := &program.Program{Wording: program.Wording{Texts: map[string]string{
		"derived.late": "đếm việc chậm", "derived.late task, project": "đếm nhiệm vụ và dự án chậm", "derived.late urgent": "đếm việc gấp",
	}}}
	for code, want := range map[string]string{
		"late task,project":       "đếm nhiệm vụ và dự án chậm",
		"late urgent":             "đếm việc gấp",
		"late proposal,task":      "đếm việc chậm",
		"KH02a.value ÷ 2 × 100":   "KH02a.value ÷ 2 × 100",
		"status = achieved":       "status = achieved",
		"":                        "",
		"{0} + {1}, {2} − {late}": "{0} + {1}, {2} − {late}",
	} {
		if got := tell.Derivation(p, code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}
