package ledger

import (
	"path"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// receipts takes from Tiếp nhận the day on which each sending came, and its letter.
func (l *ledger) receipts() {
	for i := range l.entries {
		l.entries[i].document = l.entries[i].stated.Document
	}
	for i := range l.entries {
		from := &l.entries[i]
		for _, rec := range from.stated.Records {
			if rec.Kind == program.Receipt {
				l.receive(from, rec)
			}
		}
	}
}

// receive enters one row of Tiếp nhận.
func (l *ledger) receive(from *entry, rec observation.Record) {
	name, received := rec.Text("file"), rec.Get("received")
	list := keep(l.find(from.Month, rec, name), func(e *entry) bool { return !e.Ahead })
	at := whereOf(from.stated.Body, rec.Get("file").At, rec.Get("body").At, received.At)
	switch {
	case len(list) == 0:
		l.say("W160", at, wording.Args{"found": l.receiptName(rec)})
		return
	case len(list) > 1:
		l.say("W181", at, wording.Args{"found": l.receiptName(rec), "files": names(list)})
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
func (l *ledger) receiptName(rec observation.Record) string {
	if name := rec.Text("file"); name != "" {
		return name
	}
	return strings.TrimSpace(l.p.BodyName(rec.Text("body")) + " " + rec.Text("form"))
}

func names(list []*entry) string {
	var out []string
	for _, e := range list {
		out = append(out, path.Base(e.Shown))
	}
	return strings.Join(out, ", ")
}
