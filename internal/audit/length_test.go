package audit_test

import (
	"testing"

	"tiendo/internal/audit"
	"tiendo/internal/diag"
	"tiendo/internal/page"
)

// A report that is too long is a warning to the program's author: it stops nothing and does not make the data wrong.
func TestLength(t *testing.T) {
	for _, c := range []struct {
		most, pages int
		told        bool
	}{{8, 8, false}, {8, 9, true}, {0, 900, false}} {
		found := audit.Length("Báo cáo tháng", c.most, page.Set{Pages: make([]page.Page, c.pages)}, diag.Place{File: "program.yaml"})
		if (len(found) == 1) != c.told {
			t.Errorf("%d pages of %d: %v", c.pages, c.most, found)
		}
		if found.Blocking() || c.told && (found[0].Severity != diag.Warning || !found[0].Template) {
			t.Errorf("%d pages of %d: %+v", c.pages, c.most, found)
		}
	}
}
