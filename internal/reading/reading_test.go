package reading

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		text     string
		notation Notation
		want     string // a number, or the readings of a refusal joined by "|", or why it is none
	}{
		{"1.234,5", Undeclared, "1234.5"}, {"1,234.5", Undeclared, "1234.5"}, {"1.234.567", Undeclared, "1234567"}, {"1,234,567", Undeclared, "1234567"},
		{"1.234", Undeclared, "1234|1.234"}, {"1,234", Undeclared, "1.234|1234"}, {"1.234", Vietnamese, "1234"}, {"1,234", Vietnamese, "1.234"}, {"1.234", English, "1.234"},
		{"0,5", Undeclared, "0.5"}, {"0.5", Undeclared, "0.5"}, {"0.5", Vietnamese, "0.5"}, {"0.123", Vietnamese, "0.123"}, {"1.234,5", English, "1234.5"},
		{"12,5%", Undeclared, "12.5"}, {"-12,5", Undeclared, "-12.5"}, {"+3", Undeclared, "3"}, {"\u22125,2", Undeclared, "-5.2"}, {"1 234 567,8", Undeclared, "1234567.8"},
		{"1\u00a0234,5", Undeclared, "1234.5"}, {"1\u202f234", Undeclared, "1234"}, {"45.123,4 tỷ đồng", Undeclared, "45123.4"}, {"12,5 (*)", Undeclared, "12.5"},
		{"12-15", Undeclared, "a range of numbers"}, {"8/16", Undeclared, "a range of numbers"}, {"~12", Undeclared, "about a number"}, {"khoảng 12", Undeclared, "about a number"},
		{"≥95", Undeclared, "about a number"}, {"12.34.567", Undeclared, "not a number"}, {"1e5", Undeclared, "not a number"}, {"5,2)", Undeclared, "not a number"},
		{"(5,2)", Undeclared, "not a number"}, {"12¹", Undeclared, "not a number"}, {"Đạt", Undeclared, "not a number"}, {"", Undeclared, "not a number"}, {"007", Undeclared, "7"},
		{"1,23,456", Undeclared, "not a number"}, {"0.000.001", Undeclared, "not a number"}, {"1.234 tỷ", Undeclared, "1234|1.234"}, {strings.Repeat("9", 60), Undeclared, "not a number"},
	} {
		got, err := Number(c.text, c.notation)
		var no *Refusal
		s := got.Num.String()
		if errors.As(err, &no) {
			if s = strings.Join(no.Readings, "|"); s == "" {
				s = no.Reason.Error()
			}
		}
		if s != c.want {
			t.Errorf("%q in notation %d: got %s, want %s", c.text, c.notation, s, c.want)
		}
	}
	if n, err := Number("12,5 %", Undeclared); err != nil || !n.Percent {
		t.Errorf("12,5 %%: %v %v", n, err)
	}
	if n, err := Number("45,1 tỷ đồng", Undeclared); err != nil || n.Unit != "tỷ đồng" {
		t.Errorf("45,1 tỷ đồng: %v %v", n, err)
	}
}

func TestAbsent(t *testing.T) {
	for text, want := range map[string]quantity.Absence{"": quantity.Empty, " \u00a0": quantity.Empty, "-": quantity.NotOccurred, "–": quantity.NotOccurred,
		"…": quantity.NotCollected, "...": quantity.NotCollected, ". . .": quantity.NotCollected, "x": quantity.NotApplicable, "X": quantity.NotApplicable} {
		if got, ok := Absent(text); !ok || got != want {
			t.Errorf("%q: %v %v, want %v", text, got, ok, want)
		}
	}
	if _, ok := Absent("0"); ok {
		t.Error("zero is a figure")
	}
}

func TestDate(t *testing.T) {
	for text, want := range map[string]string{
		"30/6/2023": "2023-06-30", "30.06.2023": "2023-06-30", "30-6-2023": "2023-06-30", "2023-06-30": "2023-06-30", "ngày 30 tháng 6 năm 2023": "2023-06-30",
		"Ngày 05 tháng 07 năm 2023": "2023-07-05", " 1/1/2023\u00a0": "2023-01-01",
		"7/20/2023": "? 20/7/2023", "31/02/2023": "?", "20/7/23": "? 20/7/2023 20/7/1923", "7/2023": "?", "2023-02-30": "?", "": "?", "hôm qua": "?", "1/1/0001": "?",
	} {
		d, err := Date(text)
		got := d.String()
		var no *Refusal
		if errors.As(err, &no) {
			got = strings.TrimSpace("? " + strings.Join(no.Readings, " "))
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestSerialDate(t *testing.T) {
	for serial, want := range map[string]string{"45107": "2023-06-30", "45107.75": "2023-06-30", "61": "1900-03-01", "60": "", "-1": "", "109939": "2200-12-31", "109940": "", "0.5": ""} {
		d, _ := SerialDate(quantity.MustParse(serial), false)
		if d.String() != want {
			t.Errorf("%s: %q, want %q", serial, d, want)
		}
	}
	if d, ok := SerialDate(quantity.MustParse("43645"), true); !ok || d.String() != "2023-06-30" {
		t.Errorf("1904: %v", d)
	}
}

func TestPeriod(t *testing.T) {
	for text, want := range map[string]string{
		"T6/2023": "2023-06", "Tháng 6/2023": "2023-06", "06/2023": "2023-06", "tháng 6 năm 2023": "2023-06", "2023-06": "2023-06", "Tháng 06 / 2023": "2023-06",
		"Quý II/2023": "2023-Q2", "quý 2 năm 2023": "2023-Q2", "Q4/2023": "2023-Q4", "Quý I/2023": "2023-01..03", "Quý IV năm 2023": "2023-Q4", "Qúy V/2023": "?",
		"6 tháng đầu năm 2023": "2023-01..06", "6 tháng cuối năm 2023": "2023-07..12", "9 tháng năm 2023": "2023-01..09", "5 tháng 2023": "2023-01..05",
		"Năm 2023": "2023", "2023": "2023", "12 tháng năm 2023": "2023", "Quý V/2023": "?", "tháng 13/2023": "?", "tháng 6": "?", "": "?", "sang năm": "?", "30/6/2023": "?",
	} {
		p, err := Period(text)
		got := p.String()
		if err != nil {
			got = "?"
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	same := [][2]string{{"Bà Rịa - Vũng Tàu", "bà rịa–vũng tàu"}, {"Thuỷ Nguyên", "THỦY NGUYÊN"}, {"Hoà Bình", "Hòa  Bình:"}, {"Tổng số (*)", "tổng số"}, {"Xin-ga-po", "xin ga po"}, {"Ðồng Nai", "Đồng Nai"}}
	for _, c := range same {
		if strings.Join(Words(c[0]), " ") != strings.Join(Words(c[1]), " ") {
			t.Errorf("%q and %q: %v, %v", c[0], c[1], Words(c[0]), Words(c[1]))
		}
	}
	if strings.Join(Words("mã"), "") == strings.Join(Words("má"), "") {
		t.Error("tones tell words apart")
	}
	for in, want := range map[string]string{"10. Vốn đầu tư": "Vốn đầu tư", "II- Thu nội địa": "Thu nội địa", "a) Thuế": "Thuế", "- Thuế": "Thuế", "1.1. Thuế": "Thuế",
		"Biểu số 12: Thu": "Thu", "Vốn đầu tư": "Vốn đầu tư", "2 tháng năm 2020": "2 tháng năm 2020", "1.": "1."} {
		if got := Unnumbered(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestPattern(t *testing.T) {
	abbr := NewAbbreviations([][2]string{{"NSNN", "ngân sách nhà nước"}, {"NN", "nhà nước"}, {"KH&ĐT", "kế hoạch và đầu tư"}})
	may := period.MonthOf(2023, 5)
	for _, c := range []struct {
		pattern, text string
		want          string // periods bound, "no" when it does not match
	}{
		{"Vốn đầu tư * ngân sách Nhà nước *", "Vốn đầu tư thực hiện từ nguồn NSNN", ""}, {"Vốn đầu tư", "Vốn đầu tư công", "no"}, {"Sở KH&ĐT", "Sở Kế hoạch và Đầu tư", ""},
		{"Thực hiện {month}", "Thực hiện tháng 5 năm 2023", "month=5-5/2023"}, {"Thực hiện {month}", "Thực hiện tháng 5", "month=5-5/0"}, {"Thực hiện {month}", "Thực hiện", "no"},
		{"{ytd} so với {ytd-1y}", "5 tháng năm 2023 so với 5 tháng năm 2022", "ytd=1-5/2023 ytd-1y=1-5/2022"}, {"Ước tính {ytd}", "Ước tính quý I năm 2023", "ytd=1-3/2023"},
		{"[Ước] kế hoạch [năm] {year}", "Kế hoạch 2023", "year=1-12/2023"}, {"[Ước] kế hoạch [năm] {year}", "Ước kế hoạch năm 2023", "year=1-12/2023"}, {"* cấp phép từ {from} {date}", "FDI cấp phép từ 01/01- 20/5/2023", "from=1-1/0 date=5-5/2023"},
	} {
		found := Compile(c.pattern, abbr).Match(abbr.Expand(Words(c.text)))
		got := "no"
		if len(found) > 0 {
			var parts []string
			for _, b := range found[0] {
				parts = append(parts, b.Span+"="+quantity.Int(int64(b.Phrase.First)).String()+"-"+quantity.Int(int64(b.Phrase.Last)).String()+"/"+quantity.Int(int64(b.Phrase.Year)).String())
			}
			got = strings.Join(parts, " ")
		}
		if got != c.want {
			t.Errorf("%q in %q: %s, want %s", c.pattern, c.text, got, c.want)
		}
	}
	filled := Fill("[Ước] {month} so với * {year}", func(span string) string {
		if span == "month" {
			return InWords(period.InMonth(may))
		}
		return InWords(period.Year(2023))
	})
	if filled != "Ước tháng 5 năm 2023 so với năm 2023" {
		t.Error(filled)
	}
	half := period.Period{From: period.MonthOf(2023, 1), To: period.MonthOf(2023, 6)}
	for _, c := range []struct {
		span string
		p    period.Period
		want string
	}{
		{"half", half, "6 tháng đầu năm 2023"}, {"ytd", half, "6 tháng năm 2023"}, {"ytd", period.InMonth(period.MonthOf(2023, 1)), "1 tháng năm 2023"},
		{"month", period.InMonth(period.MonthOf(2023, 1)), "tháng 1 năm 2023"}, {"ytd-1y", period.InMonth(period.MonthOf(2022, 1)), "1 tháng năm 2022"},
	} {
		got := SpanInWords(c.span, c.p)
		if back, err := Period(got); got != c.want || err != nil || back != c.p {
			t.Errorf("%v under %s: %q, want %q; read back as %v, %v", c.p, c.span, got, c.want, back, err)
		}
	}
	for _, p := range []period.Period{period.InMonth(may), period.YearToDate(may), period.Year(2023), period.Quarter(2023, 3), {From: period.MonthOf(2023, 7), To: period.MonthOf(2023, 12)}} {
		if back, err := Period(InWords(p)); err != nil || back != p {
			t.Errorf("%v in words is %q, read back as %v", p, InWords(p), back)
		}
	}
}

// Whatever is typed, a number that is read prints as a plain decimal, and a refusal has a reason.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1.234,5", "1,234", "12,5%", "-3", "1 234", "~12", "12-15", "45,1 tỷ đồng", "1e5", "٣", "1.", ",5", "--5", "5(*)"} {
		f.Add(s, 0)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		got, err := Number(s, Notation(((n%3)+3)%3))
		if err != nil {
			var no *Refusal
			if !errors.As(err, &no) || no.Reason == nil {
				t.Fatalf("%q: %v is no refusal with a reason", s, err)
			}
			return
		}
		if again, err := quantity.Parse(got.Num.String()); err != nil || !again.Equal(got.Num) {
			t.Fatalf("%q: %s does not read back", s, got.Num)
		}
		if !strings.ContainsAny(s, "0123456789") {
			t.Fatalf("%q: %s out of no digit", s, got.Num)
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"30/6/2023", "31/02/2023", "7/20/2023", "ngày 30 tháng 6 năm 2023", "2023-06-30", "1.1.23"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Date(s)
		if err == nil && !d.Valid() {
			t.Fatalf("%q: %v is no day", s, d)
		}
		if err != nil && !d.IsZero() {
			t.Fatalf("%q: refused and yet %v", s, d)
		}
	})
}

func FuzzPeriod(f *testing.F) {
	for _, s := range []string{"Quý II/2023", "T6/2023", "6 tháng đầu năm 2023", "Năm 2023", "2023-06", "tháng 13/2023", "5 tháng"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := Period(s)
		if err == nil && (p.IsZero() || p.To < p.From || p.From.Year() < 1900) {
			t.Fatalf("%q: %v", s, p)
		}
		words := Words(s)
		for _, x := range Phrases(words) {
			if x.Words < 1 || x.Words > len(words) || x.Phrase.First < 1 || x.Phrase.Last > 12 || x.Phrase.First > x.Phrase.Last {
				t.Fatalf("%q: %+v", s, x)
			}
		}
		if utf8.ValidString(s) {
			Compile(s, Abbreviations{}).Match(words)
		}
	})
}
