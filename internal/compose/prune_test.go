package compose

import (
	"strings"
	"testing"
)

// What has nothing below it is no heading: each case is a section and the lines of the document that comes of it.
func TestNoHeadingWithoutContent(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ section, want string }{
		"a heading before one of its own level": {
			"## Một {#mot}\n\n## Hai {#hai}\n\nChữ.\n", "## I- Hai #hai\n| Chữ.\n"},
		"a heading whose own headings are empty": {
			"# Phần {#phan}\n\n## Một {#mot}\n\n### a {#a}\n\n### b {#b}\n\n## Hai {#hai}\n\nChữ.\n",
			"# Phần thứ nhất Phần #phan\n## I- Hai #hai\n| Chữ.\n"},
		"a heading with content below its heading": {
			"## Một {#mot}\n\n### a {#a}\n\nChữ.\n", "## I- Một #mot\n### 1. a #a\n| Chữ.\n"},
		"the last heading": {"## Một {#mot}\n\nChữ.\n\n## Hai {#hai}\n", "## I- Một #mot\n| Chữ.\n"},
		"numbers have no gap": {
			"## Một {#mot}\n\nX.\n\n## Hai {#hai}\n\n## Ba {#ba}\n\nY.\n", "## I- Một #mot\n| X.\n## II- Ba #ba\n| Y.\n"},
		"a table without rows is no content": {
			"## Một {#mot}\n\n![](table:projects)\n\n## Hai {#hai}\n\nY.\n", "## I- Hai #hai\n| Y.\n"},
		"a page break is no content": {
			"## Một {#mot}\n\nX.\n\n---\n\n## Hai {#hai}\n\n---\n\n## Ba {#ba}\n\nY.\n", "## I- Một #mot\n| X.\nbreak\n## II- Ba #ba\n| Y.\n"},
		"links lead to the heading before": {
			"## Một {#mot}\n\nXem [mục](#hai), trang {{page \"hai\"}}.\n\n## Hai {#hai}\n", "## I- Một #mot\n| Xem [mục](#mot), trang <p mot>.\n"},
		"or to the one behind": {
			"## Hai {#hai}\n\n## Một {#mot}\n\nXem [mục](#hai).\n", "## I- Một #mot\n| Xem [mục](#mot).\n"},
	} {
		doc, ds := Compose(small(t, section(c.section)))
		if ds.Blocking() {
			t.Errorf("%s: %v", name, ds)
		}
		_, got, _ := strings.Cut(strings.ReplaceAll(outline(doc), "\u00a0", " "), "\n")
		if got, _, _ = strings.Cut(got, "values\n"); got != c.want {
			t.Errorf("%s:\n%swant\n%s", name, got, c.want)
		}
	}
}
