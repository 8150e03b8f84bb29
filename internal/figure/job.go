package figure

import (
	"cmp"
	"strconv"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
	"tiendo/internal/worder"
	"tiendo/internal/wording"
)

// job is one figure being drawn.
type job struct {
	*drawer
	spec    program.Figure
	fig     document.Figure
	bound   geom.Size // the width, and the height or 0
	c       *canvas
	printed []document.Value
}

// exactly sets the height of a chart that fills what it is given.
func (j *job) exactly(otherwise geom.Length) {
	j.c.size.H = cmp.Or(j.bound.H, otherwise)
}

// rows settles how many rows of a list-like chart are drawn and how high each is: its natural height
// where there is room, less (not below least) where the declared height is short, fewer rows at worst.
func (j *job) rows(n int, natural, least, rest geom.Length) (rows int, pitch geom.Length) {
	pitch = natural
	if j.bound.H > 0 && rest+geom.Length(n)*pitch > j.bound.H {
		pitch = max(least, (j.bound.H-rest)/geom.Length(max(n, 1)))
		if room := int((j.bound.H - rest) / pitch); room < n {
			left := max(room, 1)
			j.report("N605", wording.Args{"shown": strconv.Itoa(left), "all": strconv.Itoa(n)})
			n = left
		}
	}
	j.c.size.H = rest + geom.Length(n)*pitch
	return n, pitch
}

// say is a wording of the program with its {names} filled, in pairs name, value.
func (j *job) say(key string, pairs ...string) string {
	s := j.p.Wording.Text(key)
	var r []string
	for i := 0; i+1 < len(pairs); i += 2 {
		r = append(r, "{"+pairs[i]+"}", pairs[i+1])
	}
	// One pass, so that a value that looks like {name} stays as it is.
	return vitext.NFC(strings.NewReplacer(r...).Replace(s))
}

func (j *job) list(parts []string) string {
	return strings.Join(parts, j.say("chart.list.separator"))
}

// print makes a span of a figure and remembers the value for the document.
func (j *job) print(suffix string, v quantity.Value, text string, p period.Period) span {
	id := j.fig.ID + "." + suffix
	for n := 2; j.ids[id]; n++ {
		id = j.fig.ID + "." + suffix + "." + strconv.Itoa(n)
	}
	j.ids[id] = true
	j.printed = append(j.printed, document.Value{ID: id, Value: v, Text: text, Period: p.String()})
	return span{text: text, value: id}
}

// number prints a value with its decimals and no unit.
func (j *job) number(suffix string, v quantity.Value, decimals int, p period.Period) span {
	return j.print(suffix, v, vitext.Number(v.Num, decimals), p)
}

// withUnit is a number with its unit for a sentence: "12,3%", "45.123 tỷ đồng".
func (j *job) withUnit(v quantity.Value, decimals int) string {
	return vitext.Number(v.Num, decimals) + j.unit(v.Unit)
}

// unit is the unit as it follows a number: with a no-break space, or attached.
func (j *job) unit(code string) string {
	if code == "" {
		return ""
	}
	if u := j.p.UnitByCode(code); u != nil && u.Attach {
		return code
	}
	return "\u00a0" + code
}

// percent is a share (0–1) as a derived value in %.
func (j *job) percent(share quantity.Value) quantity.Value {
	return quantity.Value{Num: share.Num.Mul(quantity.Int(100)), Unit: "%", Absence: share.Absence,
		Sources: share.Sources, Derived: cmp.Or(share.Derived, j.say("chart.derived.percent"))}
}

// count is a number of things as a derived value.
func (j *job) count(n int, why string, of ...quantity.Value) quantity.Value {
	v := quantity.Of(quantity.Int(int64(n)), "", quantity.MergeSources(of...)...)
	v.Derived = j.say(why)
	return v
}

// when words a period.
func (j *job) when(p period.Period) string { return worder.New(j.p).ShortPeriod(p) }

// lacking draws the frame that stands where data are missing, so that nobody takes a gap for a zero.
func (j *job) lacking() string {
	j.report("N601", wording.Args{})
	r := j.c.frame()
	inset := geom.Rect{Point: geom.Point{X: thin, Y: thin}, Size: geom.Size{W: r.W - 2*thin, H: r.H - 2*thin}}
	fill, ink := panel, axisInk
	j.c.rect(inset, &fill, &ink, hair, 3*geom.Pt, 2*geom.Pt)
	text := j.c.fit(j.say("chart.no_data"), span{ital: true}, r.W-10*geom.Pt, textSize)
	j.c.putAt(italic(text), centre, r.W/2, middle(r.H/2, textSize), textSize, dim)
	return j.say("chart.no_data.alt", "title", j.title())
}

// title is the figure's caption as words.
func (j *job) title() string {
	if s := document.Plain(j.fig.Caption); s != "" {
		return s
	}
	return j.spec.Title
}

func texts(items []drawing.Item) []drawing.Text {
	var out []drawing.Text
	for _, it := range items {
		if t, ok := it.(drawing.Text); ok {
			out = append(out, t)
		}
	}
	return out
}

// settle draws a chart until its labels have found room: chart draws everything into the upper part of
// the picture and hands back the labels for which it found none; they are then listed in the reserved
// strip at the foot. Each pass starts afresh, because a lower chart moves its labels.
func (j *job) settle(chart func(reserve geom.Length) []line) {
	size := j.c.size
	var reserve geom.Length
	for pass := 0; ; pass++ {
		j.restart(size)
		dropped := chart(reserve)
		var keys []key
		for _, l := range dropped {
			keys = append(keys, key{text: l})
		}
		need := j.c.legend(keys, 0, 0, size.W, false)
		if need <= reserve || pass == 3 {
			j.c.legend(keys, 0, size.H-reserve, size.W, true)
			return
		}
		reserve = need
	}
}

// restart forgets what was drawn and printed.
func (j *job) restart(size geom.Size) {
	for _, v := range j.printed {
		delete(j.ids, v.ID)
	}
	j.printed = nil
	j.c = newCanvas(j.m, size)
}
