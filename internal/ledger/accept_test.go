package ledger

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/intake"
	"tiendo/internal/lexicon"
	"tiendo/internal/sending"
)

// dated is the finance book of June with a total and, where sent is not empty, the day of its sending.
func dated(tb testing.TB, total, sent string) *fstest.MapFile {
	tb.Helper()
	head := marks("TC-01", "06/2023", "Sở Tài chính")
	if sent != "" {
		head = append(head, "Ngày gửi:|'"+sent)
	}
	return xlsx(tb, sheet(tb, "Thu ngân sách", append(head, "", "Thu ngân sách nhà nước trên địa bàn", "Chỉ tiêu|Kế hoạch năm|Thực hiện trong tháng|Thực hiện lũy kế từ đầu năm",
		"Tổng thu ngân sách nhà nước|100000|8000|"+total, "Thu nội địa|40000|3000|1", "Thu từ hoạt động xuất nhập khẩu|60000|5000|1")...))
}

// receipts is the Party Office's book with rows of Tiếp nhận.
func receipts(tb testing.TB, rows ...string) *fstest.MapFile {
	tb.Helper()
	return office(tb, "06/2023", append([]string{"", "Tiếp nhận", "cột body|cột file|cột received|cột document"}, rows...)...)
}

// Which of several sendings counts: the one received last, else the one with the later day inside, else the
// one with the higher number. Its total says which it was.
func TestWhichSendingCounts(t *testing.T) {
	for name, c := range map[string]struct {
		fsys  fstest.MapFS
		total string
		codes []string
	}{
		"by number":                                   {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", ""), "2023-06/so-tai-chinh-gui-lan-2.xlsx": dated(t, "2", "")}, "2", []string{"N155"}},
		"by number, the same day inside":              {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", "5/7/2023"), "2023-06/so-tai-chinh-gui-lan-2.xlsx": dated(t, "2", "5/7/2023")}, "2", []string{"N155"}},
		"by number, one without a day":                {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", "9/7/2023"), "2023-06/so-tai-chinh-gui-lan-2.xlsx": dated(t, "2", "")}, "2", []string{"N155"}},
		"by the day inside, both without a number":    {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", "5/7/2023"), "2023-06/so-tai-chinh-moi.xlsx": dated(t, "2", "6/7/2023")}, "2", []string{"N155"}},
		"by the day inside, from bodies' own folders": {fstest.MapFS{"2023-06/lan dau/bieu.xlsx": dated(t, "1", "7/7/2023"), "2023-06/lan sau/bieu.xlsx": dated(t, "2", "6/7/2023")}, "1", []string{"N153", "N155"}},
		"the day inside against the number":           {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", "5/7/2023"), "2023-06/so-tai-chinh-gui-lan-2.xlsx": dated(t, "2", "5/6/2023")}, "1", []string{"W182"}},
		"by receipt against day and number": {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", "5/7/2023"), "2023-06/so-tai-chinh-gui-lan-2.xlsx": dated(t, "2", "6/7/2023"),
			"2023-06/van-phong.xlsx": receipts(t, "Sở Tài chính|so-tai-chinh.xlsx|'9/7/2023", "Sở Tài chính|so-tai-chinh-gui-lan-2.xlsx|'8/7/2023")}, "1", []string{"N155"}},
		"received on one day, by the day inside": {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", "6/7/2023"), "2023-06/so-tai-chinh-moi.xlsx": dated(t, "2", "5/7/2023"),
			"2023-06/van-phong.xlsx": receipts(t, "Sở Tài chính|so-tai-chinh.xlsx|'9/7/2023", "Sở Tài chính|so-tai-chinh-moi|'9/7/2023")}, "1", []string{"N155"}},
		"a receipt against another's day inside": {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", "9/7/2023"), "2023-06/so-tai-chinh-gui-lan-2.xlsx": dated(t, "2", ""),
			"2023-06/van-phong.xlsx": receipts(t, "|so-tai-chinh-gui-lan-2.xlsx|'8/7/2023")}, "1", []string{"W182"}},
		"nothing tells":               {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", ""), "2023-06/so-tai-chinh-moi.xlsx": dated(t, "2", "")}, "", []string{"E154"}},
		"equal days tell nothing":     {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", "5/7/2023"), "2023-06/so-tai-chinh-moi.xlsx": dated(t, "2", "5/7/2023")}, "", []string{"E154"}},
		"the last two are alike":      {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", ""), "2023-06/so-tai-chinh-gui-lan-2.xlsx": dated(t, "2", ""), "2023-06/so-tai-chinh gửi lần 2.xlsx": dated(t, "3", "")}, "", []string{"E154"}},
		"a copy is no second sending": {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": dated(t, "1", ""), "2023-06/so-tai-chinh (1).xlsx": dated(t, "1", ""), "2023-06/so-tai-chinh (2).xlsx": dated(t, "1", "")}, "1", []string{"N176"}},
	} {
		t.Run(name, func(t *testing.T) {
			set, found := readAll(t, small(), c.fsys, options{})
			want(t, found, append(c.codes, "E108")...)
			if got := chosen(set, "thu", "2023-01..06"); got != c.total {
				t.Errorf("the total is %q, want %q\n%v", got, c.total, found)
			}
		})
	}
}

// Tiếp nhận finds a sending by its file's name, or by body and form.
func TestReceiptsFindSendings(t *testing.T) {
	base := func(rows ...string) fstest.MapFS {
		return fstest.MapFS{"2023-06/bieu thang 6.xlsx": dated(t, "1", ""), "2023-06/van-phong.xlsx": receipts(t, rows...)}
	}
	for row, codes := range map[string]string{
		"Sở Tài chính|bieu thang 6.xlsx|'4/7/2023": "", "Sở Tài chính|Bieu Thang 6|'4/7/2023": "", "|C:\\bao cao\\bieu thang 6.xlsx|'4/7/2023": "",
		"Sở Tài chính||'4/7/2023": "", "Sở Tài chính|TC-01|'4/7/2023": "", "|TC-01|'4/7/2023": "", "|Sở TC|'4/7/2023": "", "|Sở Tài chính TC-01|'4/7/2023": "",
		"|TC-01, Sở Tài chính|'4/7/2023": "", "|Sở Tài chính (TC-01)|'4/7/2023": "",
		"Cục Thuế thành phố||'4/7/2023": "W160", "Sở Tài chính|CT-01|'4/7/2023": "W160", "|khong-co.xlsx|'4/7/2023": "W160", "|Sở Tài chính và ai đó|'4/7/2023": "W160", "||'4/7/2023": "W160",
	} {
		set, found := readAll(t, small(), base(row), options{})
		want(t, found, append(strings.Fields(codes), "N153", "E108")...)
		for _, s := range set.Submissions {
			if s.Form == "TC-01" && (s.Received.String() == "2023-07-04") != (codes == "") {
				t.Errorf("%s: received %s", row, s.Received)
			}
		}
	}
	several := base("Sở Tài chính||'4/7/2023")
	several["2023-06/so-tai-chinh-gui-lan-2.xlsx"] = dated(t, "2", "")
	_, found := readAll(t, small(), several, options{})
	want(t, found, "W181", "N155", "N153", "E108")
}

// A correction and a confirmation that name body and form mean the sending that counts.
func TestOfficeRowsFindSendings(t *testing.T) {
	fsys := fstest.MapFS{
		"2023-06/so-tai-chinh.xlsx": dated(t, "1", ""), "2023-06/so-tai-chinh-gui-lan-2.xlsx": dated(t, "2", ""),
		"2023-06/van-phong.xlsx": office(t, "06/2023", "", "Xác nhận số liệu", "cột file|cột sheet|cột cell|cột value|cột who|cột why", "Sở Tài chính|Thu ngân sách|D9|1|Nguyễn A|đã hỏi", "",
			"Điều chỉnh qua điện thoại", "cột file|cột sheet|cột cell|cột old|cột new|cột caller|cột taker", "TC-01|Thu ngân sách|D8|2|3|bà B|ông C"),
	}
	set, found := readAll(t, small(), fsys, options{})
	want(t, found, "N155", "N170", "E108")
	if got := chosen(set, "thu", "2023-01..06"); got != "3" {
		t.Errorf("corrected to %q", got)
	}
	if len(set.Confirmations) != 1 || set.Confirmations[0].File != "inputs/2023-06/so-tai-chinh-gui-lan-2.xlsx" || set.Confirmations[0].Sent != june {
		t.Errorf("%+v", set.Confirmations)
	}
}

// The order in which sendings are handed over changes nothing.
func TestOrderOfSendingsDoesNotMatter(t *testing.T) {
	x := lexicon.New(small())
	r := intake.New(x)
	var sent []sending.Sending
	var stated []sending.Stated
	for i, f := range []*fstest.MapFile{dated(t, "1", ""), dated(t, "2", "5/7/2023"), dated(t, "3", ""), receipts(t, "Sở Tài chính|bieu-1.xlsx|'4/7/2023"), thu(t, "05/2023", "9", "4", "5")} {
		s := sending.Sending{Month: june, Attempt: 1 + i%2, Name: fmt.Sprintf("bieu-%d", i), Shown: fmt.Sprintf("inputs/2023-06/bieu-%d.xlsx", i)}.Loaded(f.Data)
		if i == 4 {
			s.Month = june.Add(-1)
		}
		sent, stated = append(sent, s), append(stated, r.Read(s.Shown, s.Data))
	}
	set, found := Enter(x, sent, stated, Options{Month: june})
	for seed := range uint64(20) {
		rand.New(rand.NewPCG(seed, 7)).Shuffle(len(sent), func(i, j int) {
			sent[i], sent[j], stated[i], stated[j] = sent[j], sent[i], stated[j], stated[i]
		})
		again, more := Enter(x, sent, stated, Options{Month: june})
		if d := cmp.Diff(set, again) + cmp.Diff(found, more); d != "" {
			t.Fatalf("seed %d: %s", seed, d)
		}
	}
}

// A workbook that was not sent yet stands above all that have come, whatever their days and numbers.
func TestAhead(t *testing.T) {
	x := lexicon.New(small())
	r := intake.New(x)
	var stated []sending.Stated
	sent := []sending.Sending{
		{Month: june, Attempt: 9, Name: "so-tai-chinh", Shown: "inputs/2023-06/so-tai-chinh-gui-lan-9.xlsx", Data: dated(t, "1", "9/7/2023").Data},
		{Attempt: 1, Name: "moi", Shown: "moi.xlsx", Ahead: true, Data: dated(t, "2", "5/7/2023").Data},
	}
	for _, s := range sent {
		stated = append(stated, r.Read(s.Shown, s.Data))
	}
	set, found := Enter(x, sent, stated, Options{Month: june})
	want(t, found, "N155", "N153", "E108")
	if got := chosen(set, "thu", "2023-01..06"); got != "2" {
		t.Errorf("the total is %q", got)
	}
}
