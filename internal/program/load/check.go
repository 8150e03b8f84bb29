package load

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// checker checks what was read against itself: names, bounds, what belongs together.
type checker struct {
	*faults
	p    *program.Program
	c    *content
	lang Language
}

func (k *checker) check() {
	k.heading()
	k.units()
	k.records()
	k.areasAndBodies()
	k.measures()
	indicatorChecker{k}.indicators()
	indicatorChecker{k}.method()
	formChecker{k}.forms()
	k.figures()
	sectionChecker{k}.sections()
	k.profile()
}

var (
	// measureCode is an identifier, because measures stand in formulas.
	measureCode = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)
	plainCode   = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}_.\-]{0,63}$`)
)

// coded checks that every element has a code of the right form and that no two share it.
func coded[T any](k *checker, list []T, form *regexp.Regexp, code func(*T) string) {
	first := map[string]int{}
	for i := range list {
		x := &list[i]
		c := code(x)
		switch {
		case c == "":
			k.need(x, "code", c)
			continue
		case form != nil && !form.MatchString(c):
			k.at(x, "code", "E411", wording.Args{"code": c})
		}
		if line, twice := first[c]; twice {
			k.at(x, "code", "E410", wording.Args{"code": c, "line": strconv.Itoa(line)})
			continue
		}
		first[c] = k.where(x, "code").Line
	}
}

// codesOf lists the codes of a list.
func codesOf[T any](list []T, code func(*T) string) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = code(&list[i])
	}
	return out
}

// need reports keys that are compulsory and blank.
func (k *checker) need(of any, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) == "" && !k.bad(of, pairs[i]) {
			k.at(of, pairs[i], "E409", wording.Args{"key": pairs[i]})
		}
	}
}

// some reports a list that must not be empty.
func (k *checker) some(of any, key string, n int) {
	if n == 0 && !k.bad(of, key) {
		k.at(of, key, "E409", wording.Args{"key": key})
	}
}

// names reports a code that is none of those declared. what is a wording key: "body", "area", "unit" …
func (k *checker) names(of any, key, what, code string, known []string) {
	if code != "" && !slices.Contains(known, code) && !k.lost(what) {
		k.at(of, key, "E414", wording.Args{"what": wording.Text("program.what."+what, nil), "code": code, "near": near(code, known)})
	}
}

func (k *checker) monthNumbers(of any, months []int) {
	for _, m := range months {
		if m < 1 || m > 12 {
			k.at(of, "months", "E436", wording.Args{"found": strconv.Itoa(m)})
		}
	}
}

func (k *checker) years(of any, years []int) {
	for _, y := range years {
		if y < 1900 || y > 2200 {
			k.at(of, "abnormal_years", "E440", wording.Args{"found": strconv.Itoa(y), "expected": "1900–2200"})
		}
	}
}

func (k *checker) decimals(of any, n int) {
	if n < 0 || n > 6 {
		k.at(of, "decimals", "E440", wording.Args{"found": strconv.Itoa(n), "expected": "0–6"})
	}
}

func (k *checker) bodyCodes() []string {
	return codesOf(k.p.Bodies, func(b *program.Body) string { return b.Code })
}

func (k *checker) unitCodes() []string {
	return codesOf(k.p.Units, func(u *program.Unit) string { return u.Code })
}

func (k *checker) measureCodes() []string {
	return codesOf(k.p.Measures, func(m *program.Measure) string { return m.Code })
}

func (k *checker) indicatorCodes() []string {
	return codesOf(k.p.Indicators, func(i *program.Indicator) string { return i.Code })
}

func (k *checker) recordCodes() []string {
	return codesOf(k.p.RecordKinds, func(r *program.RecordKind) string { return r.Code })
}

func (k *checker) componentCodes() []string {
	var out []string
	for i := range k.p.Indicators {
		out = append(out, codesOf(k.p.Indicators[i].Components, func(c *program.Component) string { return c.Code })...)
	}
	return out
}

// areaSets lists the sets to which areas belong.
func (k *checker) areaSets() []string {
	var out []string
	for _, a := range k.p.Areas {
		if !slices.Contains(out, a.Set) {
			out = append(out, a.Set)
		}
	}
	return out
}
