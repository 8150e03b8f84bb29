package compose

import (
	"cmp"
	"slices"

	"tiendo/internal/document"
	"tiendo/internal/observation"
)

// submission is one workbook, or the gap where it should be.
type submission struct {
	p *printer
	s observation.Submission
}

// submissionList is a list of workbooks in the order in which the program names the bodies.
type submissionList []submission

func (p *printer) submissions(list []observation.Submission) submissionList {
	var out submissionList
	for _, s := range list {
		out = append(out, submission{p, s})
	}
	slices.SortStableFunc(out, func(a, b submission) int { return cmp.Compare(p.place(a.s.Body), p.place(b.s.Body)) })
	return out
}

// Count is the number of submissions.
func (l submissionList) Count() (token, error) {
	if len(l) == 0 {
		return "", none("submissions")
	}
	id := "count.submissions"
	if same := l.In(l[0].s.State.String()); len(same) == len(l) {
		id += "." + l[0].s.State.String()
	}
	return l[0].p.count(id, len(l), "submissions"), nil
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
	if len(l) == 0 {
		return ""
	}
	p := l[0].p
	var parts [][]document.Inline
	for _, s := range l {
		parts = append(parts, p.Body(s.s.Body))
	}
	return p.run(p.List(parts))
}
