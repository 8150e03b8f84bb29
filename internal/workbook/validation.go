package workbook

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// addValidation puts an input check on a range. Blank input always passes: that something is missing is
// said when the workbook is read, with a better message than Excel can give.
func addValidation(f *excelize.File, sheet string, v Validation) error {
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(rangeRef(v.Range))
	if v.Message != "" && !v.Free {
		dv.SetError(excelize.DataValidationErrorStyleStop, clip(v.Title, 31), clip(v.Message, 250))
	}
	if v.Prompt != "" {
		dv.SetInput("", clip(v.Prompt, 250))
	}
	var err error
	switch v.Kind {
	case "list":
		if v.ListFrom != "" {
			dv.SetSqrefDropList(v.ListFrom)
			break
		}
		err = dv.SetDropList(v.List)
	case "figure":
		dv.Type = "custom"
		dv.Formula1 = xmlEscape(figureFormula(Ref(v.Range.Row1, v.Range.Column1), v.Min, v.Max))
	case "decimal", "whole", "date", "text":
		kind := map[string]excelize.DataValidationType{"decimal": excelize.DataValidationTypeDecimal,
			"whole": excelize.DataValidationTypeWhole, "date": excelize.DataValidationTypeDate,
			"text": excelize.DataValidationTypeTextLength}[v.Kind]
		err = setBounds(dv, v, kind)
	case "":
		// a prompt alone
	default:
		err = fmt.Errorf("validation of unknown kind %q", v.Kind)
	}
	if err != nil {
		return err
	}
	return f.AddDataValidation(sheet, dv)
}

// figureFormula is true for a number within the bounds and for the signs of absence. The reference is
// to the range's first cell; Excel shifts it for the others.
func figureFormula(ref, low, high string) string {
	number := "ISNUMBER(" + ref + ")"
	if low != "" {
		number += "," + ref + ">=" + low
	}
	if high != "" {
		number += "," + ref + "<=" + high
	}
	signs := ""
	for _, sign := range []string{"-", "–", "…", "...", "x", "X"} {
		signs += "," + ref + `="` + sign + `"`
	}
	return "OR(AND(" + number + ")" + signs + ")"
}

func setBounds(dv *excelize.DataValidation, v Validation, kind excelize.DataValidationType) error {
	switch {
	case v.Min != "" && v.Max != "":
		return dv.SetRange(v.Min, v.Max, kind, excelize.DataValidationOperatorBetween)
	case v.Min != "":
		return dv.SetRange(v.Min, "", kind, excelize.DataValidationOperatorGreaterThanOrEqual)
	case v.Max != "":
		return dv.SetRange(v.Max, "", kind, excelize.DataValidationOperatorLessThanOrEqual)
	}
	// A check without bounds still says "a number, nothing else"; Excel needs some bound for that.
	return dv.SetRange("-1000000000000000", "1000000000000000", kind, excelize.DataValidationOperatorBetween)
}

// xmlEscape is for formulas, which excelize writes as they come.
func xmlEscape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

func rangeRef(r Range) string {
	if r.Row1 == r.Row2 && r.Column1 == r.Column2 {
		return Ref(r.Row1, r.Column1)
	}
	return Ref(r.Row1, r.Column1) + ":" + Ref(r.Row2, r.Column2)
}

// clip shortens a text to what Excel accepts in the place, at a word.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n-1]
	if i := strings.LastIndexByte(string(r), ' '); i > 0 {
		return string(r)[:i] + "…"
	}
	return string(r) + "…"
}
