// Package compose makes the report's document from the scorecard, the records and the sections of a
// program. A section is Markdown run through text/template. The template never sees a text or a number
// of a workbook: every value prints as an opaque token, and the token is replaced by document nodes after
// the Markdown was parsed. So nothing that stands in a cell can become markup or template code, every
// printed figure is a document.Value with its sources, and a number never parts from its unit.
//
// What a section may say, besides Markdown's headings, paragraphs, lists, emphasis and tables:
//
//	# Title {#anchor}             a part ("Phần thứ nhất" stands above it), in an appendix section "Phụ lục 1"
//	## … ##### Title {#anchor}    headings, numbered by the profile; {.plain} leaves the number out,
//	                              {.hidden} keeps it out of contents and bookmarks
//	![caption](chart:code/arg)    a chart of figures.yaml; the caption may be empty: then the chart's own title
//	![caption](table:code/arg)    a generated table of figures.yaml
//	![](block:head)               the head; also block:contents and block:signature
//	[text](#anchor)               a link inside the document
//	---                           a new page
//	> text                        a paragraph in the style "quote"; >> text one in the style "note"
//
// Functions:
//
//	so "CT04a"                    the newest reading of a component with its unit; also so "CT04a.target" (see
//	                              tell/figure.go for the names) and so "measure_code"
//	rank "measure_code"           a measure's newest figure as a place in a ranking, "" when nobody reported one
//	newest "measure_code"         a measure's newest figure with its unit and period, "" when nobody reported one
//	word "key"                    a text of wording.yaml
//	page "anchor"                 the page number of an anchor
//	notes "topic"                 the paragraphs that the bodies sent under a heading
//	records "kind"                the records of a kind, a list with .Count, .Open, .Late, .Where "field" "value"
//	group "achieved"              the indicators of a status, with .Count, .Total, .Label, .Names
//	indicator "CT04"              one indicator
//
// {{if .Working}} … {{end}} stands in the working copy alone. The copy to send has no .Submissions, .Findings, .Sound:
// conditions and loops over them fall away there, and a section that asks for them outside of one is left out, and told.
//
// The dot is the report: .Opening, .Closing, .Spoken, .Before, .Next, .Fresh, .Stale, .Has "section", .Amended, .Title, .Resolution, .Period, .Cutoff, .City, .Committee, .Term, .Indicators, .Groups,
// .Objectives, .Submissions, .Rules, .Changed, .Findings. What they hold is documented with the types.
// A template that prints anything but a token (len's number, a printf) is refused with its line.
//
// A section goes through the parts in this order: runner (the template, with the handles report, indicator,
// component, record …), markdown (blocks), pictures (charts and tables) and editor (the editor's paragraphs).
// tokens, anchors, numbering and findings are what these share. What stands in the sentences is made in
// compose/tell, a kind of tables is a file in compose/table, and compose/inline has what all do with runs of text.
package compose
