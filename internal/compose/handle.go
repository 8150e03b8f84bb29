package compose

import (
	"fmt"

	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// report is the dot of a section. Its methods give tokens, handles and truths, never texts.
type report struct{ c *composer }

// Resolution and the others print the program's words.
func (r report) Resolution() token { return r.c.token(text(r.c.p.Title)) }

// ShortResolution is the resolution's short title.
func (r report) ShortResolution() token { return r.c.token(text(r.c.p.ShortTitle)) }

// Title is the report's trích yếu.
func (r report) Title() token { return r.c.token(text(r.c.title())) }

// City is "thành phố Hải Phòng".
func (r report) City() token { return r.c.token(text(r.c.p.City)) }

// Committee is the issuing committee.
func (r report) Committee() token { return r.c.token(text(r.c.p.Issuer.Committee)) }

// Term is "2020 - 2025".
func (r report) Term() token { return r.c.token(text(r.c.p.Term.Name)) }

// Period is what the report looks back on, in words: "6 tháng đầu năm 2023".
func (r report) Period() token { return r.c.token(text(r.c.periodWords(r.c.reportPeriod()))) }

// Month is the report's month: "tháng 6/2023".
func (r report) Month() token { return r.c.token(text(r.c.periodWords(r.c.monthPeriod()))) }

// Cutoff is the last day of the report's month: "30/6/2023".
func (r report) Cutoff() token { return r.c.token(text(dateWords(r.c.in.Card.Month.End()))) }

// TermEnd is the year in which the term's targets fall due.
func (r report) TermEnd() token { return r.c.token(text(itoa(r.c.p.Term.End.Year))) }

// TimeGone is the share of the term that has passed at the month's end.
func (r report) TimeGone() token { return r.c.token(r.c.timeGone()) }

// Is tells the report's type: {{if .Is "so_ket"}}.
func (r report) Is(reportType string) bool { return r.c.in.Edition.Type == reportType }

// Draft tells whether this is no final edition.
func (r report) Draft() bool { return !r.c.in.Edition.Final }

// Indicators are all indicators in the resolution's order.
func (r report) Indicators() indicatorList {
	return r.c.indicators(func(scorecard.Indicator) bool { return true })
}

// Groups are the statuses that occur, best first.
func (r report) Groups() []group {
	var out []group
	for _, st := range []scorecard.Status{scorecard.Achieved, scorecard.OnTrack, scorecard.Challenging, scorecard.NotAssessed} {
		if r.c.in.Card.Count(st) > 0 {
			out = append(out, group{r.c, st})
		}
	}
	return out
}

// Changed are the indicators whose status is not last month's.
func (r report) Changed() indicatorList {
	return r.c.indicators(func(i scorecard.Indicator) bool { return i.HadPrevious && i.Previous != i.Status })
}

// Objectives are the resolution's objectives.
func (r report) Objectives() []objective {
	var out []objective
	for _, o := range r.c.p.Objectives {
		out = append(out, objective{r.c, o})
	}
	return out
}

// Rules are the paragraphs of the method appendix.
func (r report) Rules() []rule {
	var out []rule
	for _, m := range r.c.p.Method.Rules {
		out = append(out, rule{r.c, m})
	}
	return out
}

// Submissions are the workbooks that count, and the gaps.
func (r report) Submissions() submissionList { return r.c.submissions() }

// Findings is the number of errors and unconfirmed warnings about the data.
func (r report) Findings() token {
	n := 0
	for _, d := range r.c.in.Diagnostics {
		if d.Blocking() {
			n++
		}
	}
	return r.c.count("count.findings", n, "error, warning")
}

// illustrative counts the baselines and targets of the resolution that no published document bears out.
type illustrative struct{ Count, Total token }

// Illustrative is nil when every baseline and target has a source that was checked.
func (r report) Illustrative() *illustrative {
	n, of := 0, 0
	count := func(x program.Reference) {
		if !x.Value.Known() {
			return
		}
		of++
		if !x.Verified {
			n++
		}
	}
	for _, i := range r.c.p.Indicators {
		for _, k := range i.Components {
			count(k.Baseline)
			for _, t := range k.Targets {
				if k.Counts(t) {
					count(t.Reference)
				}
			}
		}
	}
	if n == 0 {
		return nil
	}
	return &illustrative{r.c.count("count.illustrative", n, "references not verified"), r.c.count("count.references", of, "references")}
}

// Sound tells whether nothing about the data is open.
func (r report) Sound() bool { return !r.c.in.Diagnostics.Blocking() }

// rule is one rule of the method.
type rule struct {
	c *composer
	m program.MethodRule
}

// Title is the rule's heading.
func (r rule) Title() token { return r.c.token(text(r.m.Title)) }

// Text is the rule's words.
func (r rule) Text() token { return r.c.token(text(r.m.Text)) }

// note is one paragraph that a body sent under a heading.
type note struct {
	c    *composer
	body string
	text string
}

// Text is the paragraph.
func (n note) Text() token { return n.c.token(text(n.text)) }

// Body is who sent it.
func (n note) Body() token { return n.c.token(text(n.c.bodyName(n.body))) }

func (c *composer) notes(topic string) []note {
	var out []note
	for _, n := range c.in.Set.Notes {
		if n.Topic != topic {
			continue
		}
		for _, p := range n.Paragraphs {
			if clean(p) != "" {
				out = append(out, note{c, n.Body, p})
			}
		}
	}
	return out
}

// bodyName is a body's name; a code that nobody declared is printed as it is.
func (c *composer) bodyName(code string) string {
	if b := c.p.BodyByCode(code); b != nil {
		return b.Name
	}
	return code
}

// objective is one of the resolution's objectives.
type objective struct {
	c *composer
	o program.Objective
}

// Name is the objective's words.
func (o objective) Name() token { return o.c.token(text(o.o.Name)) }

// Anchor is the objective's anchor.
func (o objective) Anchor() token { return o.c.token(text("muc-tieu-" + o.o.Code)) }

// Indicators are those that measure it.
func (o objective) Indicators() indicatorList {
	return o.c.indicators(func(i scorecard.Indicator) bool { return contains(o.o.Indicators, i.Code) })
}

// Records are the records of kind objective with this code: what the bodies say about it.
func (o objective) Records() recordList {
	var out recordList
	for _, r := range o.c.in.Set.Records {
		if r.Kind == "objective" && r.Code == o.o.Code {
			out = append(out, record{o.c, r})
		}
	}
	return out
}

// Summary says how its indicators stand: "3 chỉ tiêu, gồm 1 dự kiến đạt; 2 …", "4 chỉ tiêu, đều …".
func (o objective) Summary() token { return o.c.token(o.summary()) }

func (o objective) summary() []document.Inline {
	list := o.Indicators()
	var parts [][]document.Inline
	a := args{"all": o.c.counted("count.objective."+o.o.Code, len(list), "objectives")}
	for _, st := range []scorecard.Status{scorecard.Achieved, scorecard.OnTrack, scorecard.Challenging, scorecard.NotAssessed} {
		n := 0
		for _, i := range list {
			if i.card.Status == st {
				n++
			}
		}
		if n > 0 {
			words := text(o.c.text("objective." + st.String()))
			if n == len(list) {
				return o.c.fill(o.c.text("objective.whole"), args{"all": a["all"], "status": words})
			}
			parts = append(parts, concat(o.c.counted("count.objective."+o.o.Code+"."+st.String(), n, "status = "+st.String()), literal(" "), words))
		}
	}
	if len(list) == 0 {
		return text(o.c.text("objective.none"))
	}
	a["parts"] = join(o.c.text("list.separator"), parts)
	return o.c.fill(o.c.text("objective.summary"), a)
}

// submission is one workbook, or the gap where it should be.
type submission struct {
	c *composer
	s observation.Submission
}

type submissionList []submission

// Count is the number of submissions.
func (l submissionList) Count() (token, error) {
	if len(l) == 0 {
		return "", fmt.Errorf("count of no submissions: ask {{if}} before")
	}
	id := "count.submissions"
	if same := l.In(l[0].s.State.String()); len(same) == len(l) {
		id += "." + l[0].s.State.String()
	}
	return l[0].c.count(id, len(l), "submissions"), nil
}

// In are those of a state: missing, received, on_time, late, rejected.
func (l submissionList) In(state string) submissionList {
	var out submissionList
	for _, s := range l {
		if s.s.State.String() == state {
			out = append(out, s)
		}
	}
	return out
}

// Names are the bodies.
func (l submissionList) Names() token {
	var parts [][]document.Inline
	for _, s := range l {
		parts = append(parts, text(s.c.bodyName(s.s.Body)))
	}
	if len(l) == 0 {
		return ""
	}
	return l[0].c.token(join(l[0].c.text("list.separator"), parts))
}

func (c *composer) submissions() submissionList {
	var out submissionList
	for _, s := range c.in.Set.Submissions {
		if s.Month == c.in.Card.Month && (s.Counts || s.State == observation.Missing || s.State == observation.Rejected) {
			out = append(out, submission{c, s})
		}
	}
	return out
}

// timeGone is the share of the term gone at the month's end, by days.
func (c *composer) timeGone() []document.Inline {
	return c.number("term.time", c.termShare(), show{decimals: ratioDecimals, period: c.in.Card.Month.String(), gap: "absent.text"})
}

// termShare is the share of the term's months that are gone at the month's end, in percent: counted as
// the indicators' own time is, so that the report says one and the same share everywhere.
func (c *composer) termShare() quantity.Value {
	gone, whole, ok := c.p.Term.Gone(c.in.Card.Month)
	if !ok {
		return quantity.Value{Absence: quantity.Undefined, Unit: "%"}
	}
	return percent(quantity.Of(quantity.Int(int64(gone)), ""), quantity.Of(quantity.Int(int64(whole)), ""), "months gone ÷ months of the term × 100")
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func isReading(k observation.Kind) bool { return k == observation.Actual || k == observation.Estimate }
