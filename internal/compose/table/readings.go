package table

import (
	"slices"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
)

// readingsKind counts, for each component, the cells behind its values by what their rows say of where the figure
// is from: a named public source, or illustrative. The titles of the sources stand beside.
var readingsKind = Define("readings", program.NoSubject, Common{}, func(t *Table, _ *Common) bool {
	t.Columns(Share("name", 7, Left), Fixed("public", 17, Centre), Fixed("illustrative", 17, Centre), Fixed("unnamed", 17, Centre), Share("source", 12, Left))
	for _, k := range t.Components("") {
		values := []quantity.Value{k.Latest, k.Value}
		for _, p := range k.Series {
			values = append(values, p.Value)
		}
		n := map[string]int{}
		var titles []string
		for _, s := range quantity.MergeSources(values...) {
			switch {
			case s.Sheet == "": // the program's own data: they stand in the table of baselines and targets
				continue
			case s.Note == "":
				n["unnamed"]++
			case reading.Vocab().Origin.Illustrative.Is(s.Note): // what the forms know, not what the report calls it
				n["illustrative"]++
			default:
				n["public"]++
				if x := origin(s); !slices.Contains(titles, x) {
					titles = append(titles, x)
				}
			}
		}
		cells := []document.Cell{Name(inline.Text(k.Name))}
		for _, kind := range []string{"public", "illustrative", "unnamed"} {
			cells = append(cells, Cell(t.Counted(k.Code+".readings."+kind, n[kind], "sources")))
		}
		t.Row("", append(cells, Words(strings.Join(titles, "; ")))...)
	}
	return true
})
