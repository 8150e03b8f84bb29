package audit_test

import (
	"strings"
	"testing"

	"tiendo/internal/audit"
	"tiendo/internal/diag"
	"tiendo/internal/page"
	"tiendo/internal/pdf/pdftest"
)

// A copy to send passes only without attachments, without the name of a workbook and without a word of what is secret,
// wherever it stands: over two runs, in another case, in an alternative text, in a bookmark.
func TestIssued(t *testing.T) {
	f := family(t)
	_, bare := pdftest.Specimen(f)
	whole := bare
	whole.Attachments = []page.Attachment{{Name: "so-lieu.json", Type: "application/json", Description: "Số liệu", Relationship: "Data", Data: []byte("{}")}}
	file := write(t, bare, f)
	if got := codes(audit.Issued(bare, file, []audit.Secret{{Text: "Không có chữ nào như thế này"}, {Text: "Mục"}}, []string{"so-tai-chinh.xlsx"})); got != "" {
		t.Errorf("a sound copy: %s", got)
	}
	if got := codes(audit.Issued(whole, write(t, whole, f), nil, nil)); got != "E718" {
		t.Errorf("with attachments: %s", got)
	}
	var long string
	for _, p := range bare.Pages {
		for _, it := range p.Items {
			if r, ok := it.(page.Run); ok && r.Node != page.Artifact && len([]rune(r.Text)) > len([]rune(long)) {
				long = r.Text
			}
		}
	}
	at := diag.Place{File: "inputs/2023-06/a.xlsx", Sheet: "S", Cell: "B2"}
	for name, text := range map[string]string{"as it stands": long, "in another case": strings.ToUpper(long), "a part": string([]rune(long)[1:])} {
		found := audit.Issued(bare, file, []audit.Secret{{Text: text, At: at}}, nil)
		if codes(found) != "E720" || found[0].At != at {
			t.Errorf("%s: %q: %v", name, text, found)
		}
	}
	if got := codes(audit.Issued(bare, file, nil, []string{"2023-06/" + strings.TrimSpace(long)})); got != "E719" {
		t.Errorf("a workbook's name: %s", got)
	}
	for name, change := range map[string]func(*page.Set){
		"a bookmark": func(s *page.Set) {
			s.Outline = append(s.Outline[:len(s.Outline):len(s.Outline)], page.Bookmark{Title: "Vụ việc không phổ biến", Target: s.Outline[0].Target})
		},
		"metadata": func(s *page.Set) { s.Meta.Subject += "; Vụ việc không phổ biến" },
	} {
		set := bare
		change(&set)
		if got := codes(audit.Issued(set, write(t, set, f), []audit.Secret{{Text: "vụ việc  KHÔNG phổ biến"}}, nil)); got != "E720" {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := codes(audit.Issued(bare, file[:len(file)/2], nil, nil)); got == "" {
		t.Error("half a file passes")
	}
}
