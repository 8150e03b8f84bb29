package figure

import (
	"cmp"

	"tiendo/internal/program"
)

// proposalsKind counts proposals by field and by how they were answered.
var proposalsKind = Define("proposals", program.MayHaveSubject, recordsOptions{}, func(c *Chart, o *recordsOptions) (string, bool) {
	with := *o
	with.By = cmp.Or(o.By, "field")
	return drawRecords(c, &with, "proposal")
})
