// Package edition has what one run is for: which period, which type, draft or final. It is fixed in cli
// before the pipeline starts; nothing later asks a clock.
package edition

import (
	"strconv"

	"tiendo/internal/period"
)

// Edition names one printing of one report.
type Edition struct {
	Period  period.Month
	Type    string      // report type's code
	Draft   int         // 1, 2 … for "Dự thảo lần N"; 0 with Final false: a working copy
	Final   bool        //
	Number  string      // "123", final only
	Date    period.Date // of the document, final only; else zero, and the date line is left blank
	Signer  string      // code of who signs in the signer's place; "" for the report type's own
	AsOf    period.Date // what was received later is dropped; zero: nothing is
	Version string      // of the program
	// ToSend is set for the copy that leaves the office: it has nothing that only the working copy may show.
	ToSend bool
}

// Name is the edition's name in the archive and in json: "ban-lam-viec", "du-thao-2", "chinh-thuc".
func (e Edition) Name() string {
	switch {
	case e.Final:
		return "chinh-thuc"
	case e.Draft > 0:
		return "du-thao-" + strconv.Itoa(e.Draft)
	}
	return "ban-lam-viec"
}

// ReportName is the report's file: "bao-cao-2023-06.pdf".
func (e Edition) ReportName() string { return "bao-cao-" + e.Period.String() + ".pdf" }

// SentName is the file of the copy to send: "bao-cao-2023-06-phat-hanh.pdf".
func (e Edition) SentName() string { return "bao-cao-" + e.Period.String() + "-phat-hanh.pdf" }

// SummaryName is the file of the first two pages of the copy to send: "tom-tat-2023-06.pdf".
func (e Edition) SummaryName() string { return "tom-tat-" + e.Period.String() + ".pdf" }

// Stamp is the date that metadata carry: the document's date, or the last day of the period.
func (e Edition) Stamp() period.Date {
	if !e.Date.IsZero() {
		return e.Date
	}
	return e.Period.End()
}
