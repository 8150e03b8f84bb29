package ledger

import (
	"path"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// receipts takes from Tiếp nhận the day on which each sending came, and its letter.
func (r *register) receipts() {
	for i := range r.entries {
		r.entries[i].document = r.entries[i].stated.Document
	}
	for i := range r.entries {
		from := &r.entries[i]
		for _, rec := range from.stated.Records {
			if rec.Kind == program.Receipt {
				r.receive(from, rec)
			}
		}
	}
}

// receive enters one row of Tiếp nhận.
func (r *register) receive(from *entry, rec observation.Record) {
	name, received := rec.Text("file"), rec.Get("received")
	list := keep(r.find(from.Month, rec, name), func(e *entry) bool { return !e.Ahead })
	at := whereOf(from.stated.Body, rec.Get("file").At, rec.Get("body").At, received.At)
	switch {
	case len(list) == 0:
		r.say("W160", at, wording.Args{"found": r.receiptName(rec)})
		return
	case len(list) > 1:
		r.say("W181", at, wording.Args{"found": r.receiptName(rec), "files": names(list)})
		return
	}
	if !received.Date.IsZero() {
		list[0].receipt = received.Date
	}
	if d := rec.Text("document"); d != "" {
		list[0].document = d
	}
}

// receiptName is what a row of Tiếp nhận says of the sending that it means.
func (r *register) receiptName(rec observation.Record) string {
	if name := rec.Text("file"); name != "" {
		return name
	}
	return strings.TrimSpace(r.p.BodyName(rec.Text("body")) + " " + rec.Text("form"))
}

func names(list []*entry) string {
	var out []string
	for _, e := range list {
		out = append(out, path.Base(e.Shown))
	}
	return strings.Join(out, ", ")
}
