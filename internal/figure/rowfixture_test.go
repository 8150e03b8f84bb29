package figure

import (
	"strconv"
	"testing"

	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

var districts = []string{"Hồng Bàng", "Ngô Quyền", "Lê Chân", "Hải An", "Kiến An", "Đồ Sơn", "Dương Kinh", "Thủy Nguyên", "An Dương", "An Lão", "Kiến Thụy", "Tiên Lãng", "Vĩnh Bảo", "Cát Hải", "Bạch Long Vĩ"}

var leads = []string{"Sở Kế hoạch và Đầu tư", "Sở Giao thông vận tải", "Ban Quản lý Khu kinh tế", "Sở Xây dựng", "Sở Tài nguyên và Môi trường", "Văn phòng Thành ủy", "Ban Tổ chức Thành ủy", "Sở Nội vụ"}

var fields = []string{"Kế hoạch và đầu tư", "Công nghiệp", "Giao thông vận tải", "Tài chính", "Xây dựng", "Giáo dục và Đào tạo", "Thông tin và Truyền thông", "Nội vụ", "Tài nguyên", "Văn hóa, Thể thao và Du lịch", "Y tế", "Nông nghiệp và nông thôn"}

func rowProgram(tb testing.TB) *program.Program {
	tb.Helper()
	p := testProgram(tb)
	for i, d := range districts {
		p.Areas = append(p.Areas, program.Area{Code: strconv.Itoa(303 + i), Name: "quận " + d, ShortName: d, Set: "quan_huyen"})
	}
	// A district that was merged away before the report's month must not stand in the picture.
	p.Areas = append(p.Areas, program.Area{Code: "999", Name: "huyện cũ", ShortName: "huyện cũ", Set: "quan_huyen", Validity: program.Validity{ValidTo: period.Date{Year: 2020, Month: 1, Day: 1}}})
	for i, l := range leads {
		p.Bodies = append(p.Bodies, program.Body{Code: "b" + strconv.Itoa(i), Name: l, ShortName: l})
	}
	p.RecordKinds = []program.RecordKind{
		{Code: "task", Name: "nhiệm vụ", States: []program.State{{Code: "chua", Name: "chưa triển khai", Open: true, Late: true}, {Code: "dang", Name: "đang triển khai", Open: true},
			{Code: "cham", Name: "chậm tiến độ", Open: true, Late: true}, {Code: "xong", Name: "hoàn thành"}}},
		{Code: "project", Name: "dự án", States: []program.State{{Code: "chuan_bi", Name: "chuẩn bị đầu tư", Open: true}, {Code: "thi_cong", Name: "đang thi công", Open: true},
			{Code: "cham", Name: "chậm tiến độ", Open: true, Late: true}, {Code: "xong", Name: "hoàn thành"}}},
		{Code: "proposal", Name: "kiến nghị", States: []program.State{{Code: "chua_gui", Name: "chưa gửi", Open: true, Late: true}, {Code: "cho", Name: "chờ trả lời", Open: true, Late: true},
			{Code: "xu_ly", Name: "đang xử lý", Open: true}, {Code: "xong", Name: "đã giải quyết"}, {Code: "khong", Name: "không được chấp thuận"}}},
	}
	p.Measures = []program.Measure{{Code: "thu_noi_dia", Name: "Thu nội địa", Unit: "tỷ đồng", Decimals: 1}}
	return p
}

func record(kind, code string, pairs ...string) observation.Record {
	r := observation.Record{Kind: kind, Code: code}
	for i := 0; i+1 < len(pairs); i += 2 {
		r.Fields = append(r.Fields, observation.Field{Code: pairs[i], Text: pairs[i+1], At: quantity.Source{File: "inputs/2023-06/" + kind + ".xlsx", Sheet: "Sổ", Cell: "C" + code}})
	}
	return r
}

func rowSet() observation.Set {
	set := observation.Set{Month: period.MonthOf(2023, 6)}
	states := []string{"chua", "dang", "dang", "cham", "dang", "xong", "dang"}
	for i := range 34 {
		set.Records = append(set.Records, record("task", "NV"+strconv.Itoa(i+1), "lead", "b"+strconv.Itoa((i*i*3+i)%17%8), "state", states[i%7]))
	}
	replies := []string{"cho", "xu_ly", "xong", "cho", "khong", "xu_ly", "chua_gui"}
	for i := range 41 {
		set.Records = append(set.Records, record("proposal", "KN"+strconv.Itoa(i+1), "field", fields[(i*5+i*i)%17%12], "state", replies[i%7]))
	}
	for i, pr := range []struct{ title, parent, state, done, date string }{
		{"Đường bộ ven biển đoạn qua địa bàn thành phố Hải Phòng", "", "thi_cong", "68", "2024-06-30"},
		{"Cầu Bến Rừng", "", "thi_cong", "61.5", "2024-12-31"},
		{"Các bến cảng Lạch Huyện từ bến số 3 đến bến số 12", "", "thi_cong", "40", ""},
		{"Bến 3, 4", "P3", "thi_cong", "55", "2024-12-31"},
		{"Bến 5, 6", "P3", "cham", "18", "2025-03-31"},
		{"Nhà ga hành khách T2 Cảng hàng không quốc tế Cát Bi", "", "chuan_bi", "5", "2025-12-31"},
		{"Khu xử lý chất thải rắn", "", "cham", "12", "quý IV/2024"},
		{"Trung tâm Chính trị - Hành chính Bắc Sông Cấm", "", "thi_cong", "100", "2025-05-13"},
		{"Cảng Nam Đồ Sơn", "", "chuan_bi", "", ""},
	} {
		r := record("project", "P"+strconv.Itoa(i+1), "title", pr.title, "parent", pr.parent, "state", pr.state, "deadline", pr.date)
		if d, err := period.ParseDate(pr.date); err == nil {
			r.Fields[3].Date = d
		}
		r.Fields = append(r.Fields, observation.Field{Code: "progress", Num: num(pr.done, "%")})
		set.Records = append(set.Records, r)
	}
	for m := period.MonthOf(2022, 5); m <= set.Month; m++ {
		for b := range 26 {
			s := observation.Submission{ID: "b" + strconv.Itoa(b) + "/" + m.String(), Body: "b" + strconv.Itoa(b), Form: "F", Month: m, Attempt: 1, File: "inputs/" + m.String() + "/b.xlsx", State: observation.OnTime, Counts: true}
			switch k := (b*7 + int(m)*3) % 19; {
			case k == 0:
				s.State, s.File = observation.Missing, ""
			case k < 4:
				s.State = observation.Late
			case k == 4:
				s.State = observation.Received
			case k == 5 && b%2 == 0:
				s.State = observation.Rejected
			}
			set.Submissions = append(set.Submissions, s)
			if b == 3 {
				// A sending that was replaced is not counted a second time.
				s.Attempt, s.Counts, s.State = 0, false, observation.Rejected
				set.Submissions = append(set.Submissions, s)
			}
		}
	}
	add := func(k observation.Kind, p period.Period, v string) {
		set.Observations = append(set.Observations, observation.Observation{Measure: "thu_noi_dia", Kind: k, Period: p, Value: num(v, "tỷ đồng"), Chosen: true})
	}
	for i, v := range []string{"31582.3", "36470.1", "40155.6"} {
		add(observation.Plan, period.Year(2021+i), []string{"27435", "34200", "40500"}[i])
		if i < 2 {
			add(observation.Actual, period.Year(2021+i), v)
		}
	}
	add(observation.Actual, period.YearToDate(period.MonthOf(2023, 3)), "8120.4")
	add(observation.Actual, period.YearToDate(period.MonthOf(2023, 6)), "17890.7")
	add(observation.Estimate, period.Year(2023), "38000")
	return set
}

func rowCard() scorecard.Scorecard {
	c := scorecard.Component{Component: &program.Component{Code: "CT14a", Name: "Tỷ lệ hộ nghèo", Unit: "%", Decimals: 2}}
	for i := range districts {
		if i == 14 { // its figure of 2022 is being verified; the one of the year before stands, dated
			c.Areas = append(c.Areas, scorecard.AreaPoint{Area: strconv.Itoa(303 + i), Period: period.Year(2022), Value: quantity.Value{Unit: "%", Absence: quantity.Refused},
				Last: num("0.84", "%"), LastPeriod: period.Year(2021)})
			continue
		}
		v := quantity.MustParse("0.11").Mul(quantity.Int(int64((i*5+3)%14 + 1)))
		c.Areas = append(c.Areas, scorecard.AreaPoint{Area: strconv.Itoa(303 + i), Period: period.Year(2022), Value: num(v.String(), "%"), Plan: num("0.8", "%")})
	}
	return scorecard.Scorecard{Month: period.MonthOf(2023, 6), Indicators: []scorecard.Indicator{{Indicator: &program.Indicator{Code: "CT14", Name: c.Name}, Reason: "CT14a", Components: []scorecard.Component{c}}}}
}

func rowGallery(tb testing.TB) []piece {
	tb.Helper()
	p, set, card := rowProgram(tb), rowSet(), rowCard()
	return []piece{
		{"areas", p, card, set, program.Figure{Kind: "areas", Title: "Hộ nghèo", Height: program.Extent{Length: geom.MM(95)}}, "CT14"},
		{"records-states", p, card, set, program.Figure{Kind: "records", Title: "Nhiệm vụ", Options: &recordsOptions{Record: "task"}}, ""},
		{"records-leads", p, card, set, program.Figure{Kind: "records", Title: "Nhiệm vụ", Height: program.Extent{Length: geom.MM(110)}, Options: &recordsOptions{Record: "task", By: "lead"}}, ""},
		{"records-merged", p, card, set, program.Figure{Kind: "records", Title: "Nhiệm vụ", Options: &recordsOptions{Record: "task", By: "lead", Rows: 4}}, ""},
		{"proposals", p, card, set, program.Figure{Kind: "proposals", Title: "Kiến nghị", Height: program.Extent{Length: geom.MM(105)}, Options: &recordsOptions{Record: "proposal", By: "field"}}, ""},
		{"projects", p, card, set, program.Figure{Kind: "projects", Title: "Dự án", Height: program.Extent{Length: geom.MM(130)}, Options: &projectsOptions{Record: "project", Value: "progress", Title: "title", Deadline: "deadline", Parent: "parent"}}, ""},
		{"plan-measure", p, card, set, program.Figure{Kind: "plan", Title: "Thu nội địa", Options: &planOptions{Measure: "thu_noi_dia"}}, ""},
		{"punctuality", p, card, set, program.Figure{Kind: "punctuality", Title: "Gửi báo cáo", Height: program.Extent{Length: geom.MM(90)}}, ""},
	}
}
