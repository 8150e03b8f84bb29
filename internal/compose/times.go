package compose

import (
	"cmp"
	"strconv"

	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// times are the report's periods in words: what it looks back on, what it is compared with, what lies ahead.
type times struct{ p *printer }

// Period is what the report looks back on, in words: "6 tháng đầu năm 2023".
func (r times) Period() token { return r.p.run(r.p.When(r.p.ToDate())) }

// Month is the report's month: "tháng 6/2023".
func (r times) Month() token { return r.p.text(r.p.official.month()) }

// ThisMonth is Month at the beginning of a sentence.
func (r times) ThisMonth() token { return r.p.text(vitext.Capital(r.p.official.month())) }

// Spoken is what the report speaks of: "tháng 5/2023", "quý I năm 2023", "9 tháng đầu năm 2022".
func (r times) Spoken() token { return r.p.text(r.p.official.spoken(r.p.Month())) }

// Before is what the report before of this type spoke of, in the same words; "" when nothing was known then.
func (r times) Before() token {
	for _, i := range r.p.Card.Indicators {
		if i.HadPrevious {
			return r.p.text(r.p.official.spoken(cmp.Or(r.p.Card.Before, r.p.Month().Add(-1))))
		}
	}
	return ""
}

// Next is what the report's tasks are for: "tháng 6 năm 2023", "quý II năm 2023", "đến hết nhiệm kỳ"; "" behind the
// term's end.
func (r times) Next() token { return r.p.said(r.p.official.ahead()) }

// Ahead tells what the type's tasks are for: month, quarter, rest, year or term.
func (r times) Ahead(span string) bool {
	return string(cmp.Or(r.p.official.kind().Next, program.NextTerm)) == span
}

// Cutoff is the last day of the report's month: "30/6/2023".
func (r times) Cutoff() token { return r.p.text(vitext.Date(r.p.Month().End())) }

// TermEnd is the year in which the term's targets fall due.
func (r times) TermEnd() token { return r.p.text(strconv.Itoa(r.p.Program.Term.End.Year)) }

// TimeGone is the share of the term that has passed at the month's end.
func (r times) TimeGone() token { return r.p.run(r.p.TimeGone()) }

// TermStart is the first day of the time that the term is counted over: "01/01/2021".
func (r times) TermStart() token {
	span := r.p.Program.Term.Span()
	if span.IsZero() {
		return ""
	}
	return r.p.text(vitext.Date(span.Start()))
}
