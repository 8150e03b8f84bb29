package program

import (
	"tiendo/internal/diag"
	"tiendo/internal/geom"
	"tiendo/internal/period"
)

// Figure is one chart or table of figures.yaml.
type Figure struct {
	Code          string // "progress"; sections name it chart:progress, table:areas/CT14
	Form          string // "chart" or "table"
	Kind          string // one of the kinds of charts or of tables: "groups", "progress", "path", "areas", …
	Title         string // caption, with {subject}
	Width, Height Extent // of a chart
	Copy          Copy   // the copy in which it stands; AnyCopy: in both, but for kinds that are for the working copy alone
	Options       any    // what the kind's FigureKind.Options makes, filled from the YAML; nil for a kind without
	At            diag.Place
}

// The forms of figures.
const (
	ChartForm = "chart"
	TableForm = "table"
)

// Extent is a length, or a share of the text's width or height in percent: "165mm", "100%". The zero value
// leaves it to the kind.
type Extent struct {
	Length  geom.Length
	Percent int
}

// Of is the extent where the whole is that long.
func (e Extent) Of(whole geom.Length) geom.Length {
	if e.Percent > 0 {
		return whole.Scale(int64(e.Percent), 100)
	}
	return e.Length
}

// IsZero tells whether nothing was said.
func (e Extent) IsZero() bool { return e == Extent{} }

// Subject says whether a figure is about something that a section names: table:areas/CT14.
type Subject int

// The ways.
const (
	NoSubject       Subject = iota // it is about the whole
	MayHaveSubject                 // it may be narrowed to something
	MustHaveSubject                // it is about one thing, and empty without
)

// FigureKind is what a kind of charts or tables tells the loader. The kinds themselves, a file each, are in
// figure and compose; the loader gets their list and knows none of them.
type FigureKind struct {
	Form, Name string
	Subject    Subject
	// Options makes the kind's options with their defaults, as a pointer to a struct that the loader's strict
	// decoder fills; nil for a kind that takes none.
	Options func() any
	// Working says that such figures are for the working copy alone: they show files, cells, findings or who sent late.
	Working bool
}

// OptionChecker is implemented by options that name things of the program.
type OptionChecker interface {
	// CheckOptions lists what is wrong with the options in their program.
	CheckOptions(p *Program, f *Figure) []OptionFault
}

// OptionFault is an option that names what nothing declares, or says what its kind does not know.
type OptionFault struct {
	Key   string   // the option
	Found string   // what stands there
	Known []string // what may stand there
}

// SubjectDefault is implemented by options that say what their figure is about where a section does not.
type SubjectDefault interface{ DefaultSubject() string }

// SubjectLister is implemented by options that say which further words their figure may be about.
type SubjectLister interface{ Subjects() []string }

// TableColumn is one column of a generated table: its code and how wide it is.
type TableColumn struct {
	Code  string
	Share int         // of what the fixed columns leave; 0 for a fixed one
	Width geom.Length // of a fixed column
}

// TableColumns is a table's columns in their order; in YAML a text, "no:9mm, name:54mm, status:4", or a list
// of such entries. A column without a width has the share 2.
type TableColumns []TableColumn

// Condition is a field that must have a value.
type Condition struct{ Field, Value string }

// Conditions must all hold; in YAML a text, "state=open, group=dang".
type Conditions []Condition

// Dates is a list of days; in YAML a list or a text with commas between them.
type Dates []period.Date

// Texts is a list of texts; in YAML a list or a text whose parts a semicolon parts: they may hold commas.
type Texts []string
