package program

import "tiendo/internal/period"

// Validity is when an area or a body stands; a zero end is open.
type Validity struct{ ValidFrom, ValidTo period.Date }

// In tells whether it stands on any day of the month. No month at all (0) asks nothing.
func (v Validity) In(m period.Month) bool {
	return m == 0 || (v.ValidFrom.IsZero() || v.ValidFrom.Compare(m.End()) <= 0) && (v.ValidTo.IsZero() || v.ValidTo.Compare(m.Start()) >= 0)
}

// Area is a district or province with its validity.
type Area struct {
	Code      string // "311"
	Name      string // "huyện Thủy Nguyên"
	ShortName string
	Aliases   []string
	Set       string // "quan_huyen"
	Validity
	Successor string // the area that took its place
}

// Body is a reporting body with its validity.
type Body struct {
	Code      string // "so-tai-chinh"; the file's usual name
	Name      string
	ShortName string
	Aliases   []string
	Validity
	Successor string // the body that took its place
	Contact   string // whom the Party Office calls about a workbook; on screen only, never in a report
	DueDay    int    // day of the following month by which its workbook is due
	Office    bool   // the Party Office itself: its book has the sheets Tiếp nhận, Xác nhận …
}

// DueFor is the day by which the body's workbook of a month is due; zero when no day is set.
func (b *Body) DueFor(m period.Month) period.Date {
	if b.DueDay <= 0 {
		return period.Date{}
	}
	next := m.Add(1)
	return period.Date{Year: next.Year(), Month: next.Number(), Day: min(b.DueDay, next.End().Day)}
}

// HasAreaSet tells whether any area belongs to a set.
func (p *Program) HasAreaSet(set string) bool {
	return find(p.Areas, func(a *Area) bool { return a.Set == set }) != nil
}
