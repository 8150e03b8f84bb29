package ledger

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tiendo/internal/diag"
	"tiendo/internal/inbox"
	"tiendo/internal/intake"
	"tiendo/internal/intake/intaketest"
	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/workbook"
)

// The fixtures under short names.
var (
	sheet = intaketest.Sheet
	marks = intaketest.Marks
	small = intaketest.Small
	good  = intaketest.Good
	xlsx  = intaketest.XLSX
)

var june = period.MonthOf(2023, 6)

// thu is the finance book of a month with the three totals of the year to date.
func thu(tb testing.TB, month string, total, inner, trade string) *fstest.MapFile {
	tb.Helper()
	return xlsx(tb, sheet(tb, "Thu ngân sách", append(marks("TC-01", month, "Sở Tài chính"), "", "Thu ngân sách nhà nước trên địa bàn",
		"Chỉ tiêu|Kế hoạch năm|Thực hiện trong tháng|Thực hiện lũy kế từ đầu năm",
		"Tổng thu ngân sách nhà nước|100000|8000|"+total, "Thu nội địa|40000|3000|"+inner, "Thu từ hoạt động xuất nhập khẩu|60000|5000|"+trade)...))
}

// office is the Party Office's book with some of its tables.
func office(tb testing.TB, month string, lines ...string) *fstest.MapFile {
	tb.Helper()
	return xlsx(tb, sheet(tb, "Sổ", append(marks("VP-01", month, "Văn phòng Thành ủy"), lines...)...))
}

// options are those of a reading of an inputs folder.
type options struct {
	Month period.Month
	AsOf  period.Date
}

// enter reads an inputs folder and enters it, as the pipeline does before check.
func enter(p *program.Program, fsys fs.FS, o options) (observation.Set, diag.List, error) {
	sent, beside, err := inbox.List(fsys, o.Month, "inputs")
	if err != nil {
		return observation.Set{}, nil, err
	}
	x := lexicon.New(p)
	stated, err := intake.New(x).ReadAll(context.Background(), len(sent), func(i int) (string, []byte, error) {
		var err error
		sent[i], err = inbox.Open(fsys, sent[i])
		return sent[i].Path, sent[i].Data, err
	})
	if err != nil {
		return observation.Set{}, nil, err
	}
	set, found := Enter(x, sent, stated, Options(o))
	return set, append(beside, found...), nil
}

func readAll(tb testing.TB, p *program.Program, fsys fs.FS, o options) (observation.Set, diag.List) {
	tb.Helper()
	if o.Month == 0 {
		o.Month = june
	}
	set, found, err := enter(p, fsys, o)
	if err != nil {
		tb.Fatal(err)
	}
	return set, found
}

// chosen returns the chosen value of a measure for a period, "" when there is none.
func chosen(set observation.Set, measure, p string) string {
	for _, o := range set.Observations {
		if o.Measure == measure && o.Period.String() == p && o.Chosen && o.Kind == observation.Actual && o.Area == "" {
			return o.Value.Plain()
		}
	}
	return ""
}

func want(t *testing.T, found diag.List, list ...string) {
	t.Helper()
	var got []string
	for _, d := range found {
		if !slices.Contains(got, d.Code) {
			got = append(got, d.Code)
		}
	}
	slices.Sort(got)
	slices.Sort(list)
	if !slices.Equal(got, list) {
		t.Errorf("found %v, want %v\n%v", got, list, found)
	}
}

func TestSubmissionsAndStates(t *testing.T) {
	fsys := fstest.MapFS{
		"2023-05/so-tai-chinh.xlsx":           thu(t, "05/2023", "100", "40", "60"),
		"2023-05/van-phong.xlsx":              office(t, "05/2023", "", "Tiếp nhận", "cột body|cột file|cột received|cột document", "Sở Tài chính|so-tai-chinh.xlsx|'6/6/2023|12/BC"),
		"2023-06/so-tai-chinh-gui-lan-2.xlsx": thu(t, "06/2023", "120", "50", "70"),
		"2023-06/so-tai-chinh.xlsx":           thu(t, "06/2023", "110", "45", "65"),
		"2023-07/so-tai-chinh.xlsx":           thu(t, "07/2023", "999", "1", "1"),
	}
	set, found := readAll(t, small(), fsys, options{})
	want(t, found, "N155", "E108")
	if got := chosen(set, "thu", "2023-01..06"); got != "120" {
		t.Errorf("the later sending has 120, got %q", got)
	}
	var got []string
	for _, s := range set.Submissions {
		got = append(got, fmt.Sprintf("%s %s %s counts=%v %s", s.ID, s.Form, s.State, s.Counts, s.Received))
	}
	wantList := []string{
		"so-tai-chinh/2023-05/1 TC-01 late counts=true 2023-06-06", "van-phong/2023-05/1 VP-01 received counts=true ",
		"cuc-thue/2023-06/0 CT-01 missing counts=false ",
		"so-tai-chinh/2023-06/1 TC-01 received counts=false ", "so-tai-chinh/2023-06/2 TC-01 received counts=true ",
		"ubnd-hb/2023-06/0 CT-01 missing counts=false ",
	}
	if d := cmp.Diff(wantList, got); d != "" {
		t.Error(d)
	}
}

func TestWhatMakesASendingUnusable(t *testing.T) {
	for name, c := range map[string]struct {
		fsys  fstest.MapFS
		codes []string
	}{
		"another month's form": {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": thu(t, "05/2023", "100", "40", "60")}, []string{"E103"}},
		"two of one number":    {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": thu(t, "06/2023", "1", "1", "1"), "2023-06/so-tai-chinh-moi.xlsx": thu(t, "06/2023", "2", "1", "1")}, []string{"E154", "E108"}},
		"a copy saved twice":   {fstest.MapFS{"2023-06/so-tai-chinh.xlsx": thu(t, "06/2023", "1", "1", "1"), "2023-06/so-tai-chinh (1).xlsx": thu(t, "06/2023", "1", "1", "1")}, []string{"N176", "E108"}},
		"another file name":    {fstest.MapFS{"2023-06/bao cao.xlsx": thu(t, "06/2023", "1", "1", "1")}, []string{"N153", "E108"}},
	} {
		t.Run(name, func(t *testing.T) {
			bad := !strings.HasPrefix(c.codes[0], "N")
			set, found := readAll(t, small(), c.fsys, options{})
			want(t, found, c.codes...)
			if bad == (len(set.Observations) > 0) {
				t.Errorf("%d figures, unusable is %v", len(set.Observations), bad)
			}
		})
	}
}

func TestVintages(t *testing.T) {
	fsys := fstest.MapFS{
		"2023-05/so-tai-chinh.xlsx": xlsx(t, sheet(t, "A", append(marks("TC-01", "05/2023", "Sở Tài chính"), good...)...)),
		"2023-05/cuc-thue.xlsx":     xlsx(t, sheet(t, "Thu thuế", append(marks("CT-01", "05/2023", "Cục Thuế thành phố"), "", "Kết quả thu thuế", "|Lũy kế", "Thu ngân sách|45000", "Lao động|1000")...)),
		"2023-06/cuc-thue.xlsx": xlsx(t, sheet(t, "Thu thuế", append(marks("CT-01", "06/2023", "Cục Thuế thành phố"), "", "Kết quả thu thuế", "|Lũy kế", "Thu ngân sách|50000", "Lao động|1100", "",
			"Điều chỉnh số liệu các tháng trước", "Số liệu|Địa bàn|Kỳ|Số mới|Đơn vị của số", "Thu ngân sách||5 tháng 2023|46000", "Lao động||5 tháng năm 2023|2|nghìn người",
			"Không có||05/2023|1", "Lao động||hôm qua|1", "Lao động|Ở đâu|05/2023|1", "Lao động||05/2023|1|tỷ đồng")...)),
	}
	set, found := readAll(t, small(), fsys, options{})
	// The finance department comes first among the sources of "thu"; the tax office's own restatement is kept beside it.
	if got := chosen(set, "thu", "2023-01..05"); got != "45123.4" {
		t.Errorf("thu: %q", got)
	}
	if got := chosen(set, "lao_dong", "2023-01..05"); got != "2000" {
		t.Errorf("lao động restated in thousands: %q", got)
	}
	want(t, found, "N157", "N158", "E164", "E166", "E171", "E172", "E120")
	for _, o := range set.Observations {
		if o.Measure == "lao_dong" && o.Value.Plain() == "2000" && (o.Restates == nil || o.Restates.Plain() != "1000") {
			t.Errorf("restates %v, want 1000", o.Restates)
		}
	}
}

func TestChoiceOfSource(t *testing.T) {
	p := small()
	base := fstest.MapFS{
		"2023-06/so-tai-chinh.xlsx": thu(t, "06/2023", "120", "50", "70"),
		"2023-06/cuc-thue.xlsx":     xlsx(t, sheet(t, "Thu thuế", append(marks("CT-01", "06/2023", "Cục Thuế thành phố"), "", "Kết quả thu thuế", "|Lũy kế", "Thu ngân sách|121", "Lao động|1000", "", "Điều chỉnh số liệu các tháng trước", "Số liệu|Địa bàn|Kỳ|Số mới")...)),
	}
	set, found := readAll(t, p, base, options{})
	if got := chosen(set, "thu", "2023-01..06"); got != "120" {
		t.Errorf("by priority 120, got %q", got)
	}
	want(t, found, "N158", "E108")
	base["2023-06/van-phong.xlsx"] = office(t, "06/2023", "", "Chọn nguồn số liệu", "cột measure|cột body|cột period|cột why", "Thu ngân sách|Cục Thuế thành phố||họp ngày 5/7")
	set, _ = readAll(t, p, base, options{})
	if got := chosen(set, "thu", "2023-01..06"); got != "121" {
		t.Errorf("by choice 121, got %q", got)
	}
	p.Measures[0].SourcePriority = nil
	delete(base, "2023-06/van-phong.xlsx")
	_, found = readAll(t, p, base, options{})
	want(t, found, "W159", "E108")
}

func TestOfficeBook(t *testing.T) {
	fsys := fstest.MapFS{
		"2023-06/so-tai-chinh.xlsx": thu(t, "06/2023", "120", "50", "70"),
		"2023-06/van-phong.xlsx": office(t, "06/2023", "", "Tiếp nhận", "cột body|cột file|cột received", "Sở Tài chính|khong-co.xlsx|'4/7/2023", "",
			"Xác nhận số liệu", "cột file|cột sheet|cột cell|cột value|cột who|cột why", "so-tai-chinh.xlsx|Thu ngân sách|D8|120|Nguyễn A|đã hỏi", "|||||",
			"||so-tai-chinh.xlsx[Thu ngân sách!D9]|50|Nguyễn A|", "so-tai-chinh.xlsx||ô nào|1|a|b", "",
			"Điều chỉnh qua điện thoại", "cột file|cột sheet|cột cell|cột old|cột new|cột caller|cột taker", "so-tai-chinh.xlsx|Thu ngân sách|D9|50|55,5|bà B|ông C",
			"so-tai-chinh.xlsx|Thu ngân sách|D10|69|71|bà B|ông C", "so-tai-chinh.xlsx|Thu ngân sách|D10|70|nhiều|bà B|ông C", "so-tai-chinh.xlsx|Thu ngân sách|Z99|70|71|bà B|ông C", "",
			"Chọn nguồn số liệu", "cột measure|cột body|cột period|cột why", "Không rõ|Sở Tài chính||x", "",
			"Đánh giá theo chỉ đạo", "cột indicator|cột status|cột by|cột why|cột until", "CT01|challenging|Ban Thường vụ|x|'31/12/2023", "CT99|achieved|a|b|"),
	}
	set, found := readAll(t, small(), fsys, options{})
	want(t, found, "W160", "E163", "E162", "N170", "E169", "E168", "N167", "E164", "E165", "E108")
	if got := chosen(set, "thu_nd", "2023-01..06"); got != "55.5" {
		t.Errorf("corrected by phone to 55.5, got %q", got)
	}
	if got := chosen(set, "thu_xnk", "2023-01..06"); got != "70" {
		t.Errorf("a correction of another old value does not apply: got %q", got)
	}
	if len(set.Confirmations) != 1 || len(set.Corrections) != 1 || len(set.Rulings) != 1 || set.Rulings[0].Until != (period.Date{Year: 2023, Month: 12, Day: 31}) {
		t.Errorf("confirmations %v, corrections %v, rulings %v", set.Confirmations, set.Corrections, set.Rulings)
	}
	for _, o := range set.Observations {
		if o.Measure == "thu_nd" && o.Column == "luy_ke" && len(o.Value.Sources) != 2 {
			t.Errorf("a corrected figure has the cell and the correction as sources, got %v", o.Value.Sources)
		}
	}
	// The correction lapses when the body sends again.
	fsys["2023-06/so-tai-chinh-gui-lan-2.xlsx"] = thu(t, "06/2023", "120", "50", "70")
	set, _ = readAll(t, small(), fsys, options{})
	if got := chosen(set, "thu_nd", "2023-01..06"); got != "50" {
		t.Errorf("after a resend the body's own figure counts, got %q", got)
	}
}

func TestOnlyTheOfficeConfirms(t *testing.T) {
	fsys := fstest.MapFS{"2023-06/ubnd-hb.xlsx": xlsx(t, sheet(t, "S", append(marks("VP-01", "06/2023", "UBND quận Hồng Bàng"), "", "Chọn nguồn số liệu", "cột measure|cột body|cột period|cột why", "Thu ngân sách|Cục Thuế thành phố||x")...))}
	set, found := readAll(t, small(), fsys, options{})
	want(t, found, "E161")
	if len(set.Choices) > 0 {
		t.Error("a body chose its own source")
	}
}

func TestAsOf(t *testing.T) {
	fsys := fstest.MapFS{
		"2023-06/so-tai-chinh.xlsx":           thu(t, "06/2023", "110", "45", "65"),
		"2023-06/so-tai-chinh-gui-lan-2.xlsx": thu(t, "06/2023", "120", "50", "70"),
		"2023-06/van-phong.xlsx": office(t, "06/2023", "", "Tiếp nhận", "cột body|cột file|cột received", "Sở Tài chính|so-tai-chinh.xlsx|'4/7/2023",
			"Sở Tài chính|so-tai-chinh-gui-lan-2.xlsx|'12/7/2023"),
	}
	for date, value := range map[string]string{"2023-07-05": "110", "2023-07-12": "120", "2023-07-01": ""} {
		d, err := period.ParseDate(date)
		if err != nil {
			t.Fatal(err)
		}
		set, _ := readAll(t, small(), fsys, options{AsOf: d})
		if got := chosen(set, "thu", "2023-01..06"); got != value {
			t.Errorf("as of %s: %q, want %q", date, got, value)
		}
	}
}

func TestAreasRecordsNotes(t *testing.T) {
	book := func(month, state, note string) *fstest.MapFile {
		return xlsx(t, sheet(t, "Thu ngân sách", append(marks("TC-01", month, "Sở Tài chính"), good...)...),
			sheet(t, "Quận, huyện", "2. Thu ngân sách theo quận, huyện", "||Tỷ đồng", "||Lũy kế", "TỔNG SỐ||45123.4", "|Phân theo quận, huyện", "|Xã Không Tên|1", "|Hồng Bàng|10", "|huyện Thuỷ Nguyên|20", "Ghi chú: số sơ bộ", "|Hồng Bàng|99"),
			sheet(t, "Nhiệm vụ", "Nhiệm vụ được giao", "Mã|Nội dung|Chủ trì|Thời hạn|Tình trạng|Tiến độ (%)|Chỉ tiêu",
				"NV1|Xây cầu|Sở Tài chính; Cục Thuế thành phố|Quý IV/2023|"+state+"|45.5|ct01, CT02", "NV2|Làm đường|Công ty X|'40/13/2023|Lạ|nhiều|CT77", "NV1|Lần nữa", "|Không có mã", "", "NV3||||||"),
			sheet(t, "Thuyết minh", "Thuyết minh kết quả", "Kết quả nổi bật", note, "Hạn chế, khó khăn|Thiếu vốn.\\nChậm."))
	}
	p := small()
	set, found := readAll(t, p, fstest.MapFS{"2023-06/so-tai-chinh.xlsx": book("06/2023", "Hoàn thành", "Đạt khá.")}, options{})
	want(t, found, "W122", "W137", "E126", "E136", "E109", "E138", "E135", "E134", "E113")
	areas := map[string]string{}
	for _, o := range set.Observations {
		if o.Column == "luy_ke" && len(o.Value.Sources) > 0 && o.Value.Sources[0].Sheet == "Quận, huyện" {
			areas[o.Area] = o.Value.Plain()
		}
	}
	if d := cmp.Diff(map[string]string{"": "45123.4", "303": "10", "311": "20"}, areas); d != "" {
		t.Error(d)
	}
	nv := set.Records[0]
	if nv.Code != "NV1" || nv.Text("lead") != "so-tai-chinh,cuc-thue" || nv.Text("state") != "xong" || nv.Text("indicators") != "CT01,CT02" ||
		nv.Get("deadline").Date != (period.Date{Year: 2023, Month: 12, Day: 31}) || nv.Get("progress").Num.Plain() != "45.5" {
		t.Errorf("%+v", nv)
	}
	if len(set.Notes) != 2 || strings.Join(set.Notes[0].Paragraphs, "/") != "Thiếu vốn./Chậm." {
		t.Errorf("%+v", set.Notes)
	}
	// "giữ nguyên" takes what stood there the last time.
	later := fstest.MapFS{"2022-12/so-tai-chinh.xlsx": book("12/2022", "Đang thực hiện", "Đạt khá."), "2023-06/so-tai-chinh.xlsx": book("06/2023", "Giữ nguyên", "giữ nguyên")}
	set, _ = readAll(t, p, later, options{})
	if got := set.Records[0].Text("state"); got != "dang_lam" {
		t.Errorf("kept state %q", got)
	}
	for _, n := range set.Notes {
		if n.Topic == "ket_qua" && strings.Join(n.Paragraphs, "") != "Đạt khá." {
			t.Errorf("kept note %v", n.Paragraphs)
		}
	}
}

// Shuffling sheets, and the order in which files are listed, changes nothing.
func TestOrderDoesNotMatter(t *testing.T) {
	a := sheet(t, "Thu ngân sách", append(marks("TC-01", "06/2023", "Sở Tài chính"), good...)...)
	b := sheet(t, "Quận, huyện", "Thu ngân sách theo quận, huyện", "||Lũy kế", "TỔNG SỐ||30", "|Hồng Bàng|10", "|Thủy Nguyên|20")
	c := sheet(t, "Thuyết minh", "Thuyết minh kết quả", "Kết quả nổi bật", "Tốt.", "Hạn chế, khó khăn", "Ít.")
	d := sheet(t, "Nhiệm vụ", "Nhiệm vụ được giao", "Mã|Nội dung|Chủ trì|Thời hạn|Tình trạng|Tiến độ (%)|Chỉ tiêu", "NV1|Xây cầu")
	var first []byte
	for _, order := range [][]workbook.Sheet{{a, b, c, d}, {d, c, b, a}, {b, d, a, c}} {
		set, found := readAll(t, small(), fstest.MapFS{"2023-06/so-tai-chinh.xlsx": xlsx(t, order...)}, options{})
		got, err := json.Marshal([]any{set.Observations, set.Records, set.Notes, found})
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = got
		} else if !bytes.Equal(first, got) {
			t.Errorf("another order of sheets gives another set:\n%s\n%s", first, got)
		}
	}
	one, _ := readAll(t, small(), fstest.MapFS{"2023-06/so-tai-chinh.xlsx": xlsx(t, a, b, c, d)}, options{})
	two, _ := readAll(t, small(), fstest.MapFS{"2023-06/so-tai-chinh.xlsx": xlsx(t, a, b, c, d)}, options{})
	if diff := cmp.Diff(one, two, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}

func TestOneFigureInTwoCells(t *testing.T) {
	book := xlsx(t, sheet(t, "Thu ngân sách", append(marks("TC-01", "06/2023", "Sở Tài chính"), good...)...),
		sheet(t, "Quận, huyện", "Thu ngân sách theo quận, huyện", "||Lũy kế", "TỔNG SỐ||45000", "|Hồng Bàng|10", "|Thủy Nguyên|20"))
	_, found := readAll(t, small(), fstest.MapFS{"2023-06/so-tai-chinh.xlsx": book}, options{})
	want(t, found, "W156", "E108")
}

func TestEarlierMonthsKeepTheirErrorsOnly(t *testing.T) {
	fsys := fstest.MapFS{
		"2023-04/bao cao.xlsx":      thu(t, "04/2023", "90", "40", "50"),
		"2023-05/so-tai-chinh.xlsx": thu(t, "05/2023", "chưa có", "40", "60"),
		"2023-06/so-tai-chinh.xlsx": xlsx(t, sheet(t, "Thu ngân sách", append(marks("TC-01", "06/2023", "Sở Tài chính"), good...)...),
			sheet(t, "Thuyết minh", "Thuyết minh kết quả", "Kết quả nổi bật|giữ nguyên|Đạt khá.", "Hạn chế, khó khăn|sửa|Thiếu vốn.")),
	}
	set, found := readAll(t, small(), fsys, options{})
	want(t, found, "E109", "E108")
	if len(set.Notes) != 2 || strings.Join(set.Notes[0].Paragraphs, "/") != "Thiếu vốn." || strings.Join(set.Notes[1].Paragraphs, "/") != "Đạt khá." {
		t.Errorf("the answers of the list are no text: %+v", set.Notes)
	}
}
