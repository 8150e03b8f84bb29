package ledger

import (
	"testing"

	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/sending"
)

// What a body last said stands with the month in which it said it, until it says otherwise: a text under its heading, a
// record by its code, and records without codes as those of the newest sending that states any of their kind.
func TestWhatABodyLastSaidStands(t *testing.T) {
	x := lexicon.New(small())
	month := func(n int) period.Month { return period.MonthOf(2023, n) }
	rec := func(m int, code, title string) observation.Record {
		return observation.Record{Kind: "task", Code: code, Body: "so-tai-chinh", Sent: month(m), Fields: []observation.Field{{Code: "title", Text: title}}}
	}
	note := func(m int, text ...string) observation.Note {
		return observation.Note{Topic: "ket_qua", Body: "so-tai-chinh", Sent: month(m), Paragraphs: text}
	}
	sent := func(m int, notes []observation.Note, records ...observation.Record) (sending.Sending, sending.Stated) {
		name := "2023-0" + string(rune('0'+m)) + "/so-tai-chinh.xlsx"
		return sending.Sending{Path: name, Shown: "inputs/" + name, Name: "so-tai-chinh", Month: month(m), Attempt: 1},
			sending.Stated{Form: "TC-01", Body: "so-tai-chinh", Month: month(m), Records: records, Notes: notes}
	}
	for _, c := range []struct {
		name          string
		march, june   []observation.Record
		text, newer   []observation.Note
		records, note string
	}{
		{"nothing newer", []observation.Record{rec(3, "NV1", "a"), rec(3, "", "b")}, nil, []observation.Note{note(3, "Khá.")}, nil, "NV1 a 2023-03; b 2023-03; ", "Khá. 2023-03"},
		{"the same code", []observation.Record{rec(3, "NV1", "a")}, []observation.Record{rec(6, "NV1", "c")}, []observation.Note{note(3, "Khá.")}, []observation.Note{note(6, "Tốt.")}, "NV1 c 2023-06; ", "Tốt. 2023-06"},
		{"another code", []observation.Record{rec(3, "NV1", "a")}, []observation.Record{rec(6, "NV2", "c")}, nil, nil, "NV1 a 2023-03; NV2 c 2023-06; ", ""},
		{"without codes: all of the newest sending", []observation.Record{rec(3, "", "a"), rec(3, "", "b")}, []observation.Record{rec(6, "", "c")}, nil, nil, "c 2023-06; ", ""},
		{"kept as it was", nil, nil, []observation.Note{note(3, "Khá.")}, []observation.Note{note(6, sending.Unchanged)}, "", "Khá. 2023-06"},
	} {
		s1, d1 := sent(3, c.text, c.march...)
		s2, d2 := sent(6, c.newer, c.june...)
		set, _ := Enter(x, []sending.Sending{s2, s1}, []sending.Stated{d2, d1}, Options{Month: month(6)})
		records, text := "", ""
		for _, r := range set.Records {
			if r.Code != "" {
				records += r.Code + " "
			}
			records += r.Text("title") + " " + r.Sent.String() + "; "
		}
		for _, n := range set.Notes {
			text += n.Paragraphs[0] + " " + n.Sent.String()
		}
		if records != c.records || text != c.note {
			t.Errorf("%s: records %q, want %q; text %q, want %q", c.name, records, c.records, text, c.note)
		}
	}
}
