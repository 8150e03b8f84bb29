package audit

import (
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/page"
	"tiendo/internal/wording"
)

// Length is a warning to the program's author when a report is longer than its type may be: name is the type's, most its
// max_pages (0: no bound), at where the program says so. The report is right all the same: it is published, and the
// warning says nothing about the month's data.
func Length(name string, most int, set page.Set, at diag.Place) diag.List {
	if most <= 0 || len(set.Pages) <= most {
		return nil
	}
	d := wording.Diagnostic("W722", at, wording.Args{"name": name, "found": strconv.Itoa(len(set.Pages)), "expected": strconv.Itoa(most)})
	d.Template = true
	return diag.List{d}
}
