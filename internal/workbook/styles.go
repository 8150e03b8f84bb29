package workbook

import (
	"regexp"
	"strconv"
	"strings"
)

// style is what a cell's look says about its value.
type style struct {
	format        string
	percent, date bool
	font          string
	legacy        encoding
}

// readStyles reads the cell formats; without the part there is one, General in an unknown font.
func readStyles(c *container, name string) ([]style, error) {
	if name == "" {
		return nil, nil
	}
	s, err := c.scan(name)
	if err != nil {
		return nil, err
	}
	formats := map[string]string{}
	var fonts []string
	var out []style
	var path [4]string
	for {
		t, err := s.next()
		if err != nil {
			return nil, inPart(name, err)
		}
		if t == tokenEOF {
			return out, nil
		}
		if t != tokenStart || s.depth() > 4 {
			continue
		}
		path[s.depth()-1] = string(s.name)
		switch {
		case s.depth() == 3 && path[1] == "numFmts" && path[2] == "numFmt":
			formats[s.attr("numFmtId")] = s.attr("formatCode")
		case len(fonts) > maxStyles || len(out) > maxStyles || len(formats) > maxStyles:
			return nil, tooMany(name, maxStyles)
		case s.depth() == 3 && path[1] == "fonts" && path[2] == "font":
			fonts = append(fonts, "")
		case s.depth() == 4 && path[1] == "fonts" && path[2] == "font" && path[3] == "name" && len(fonts) > 0:
			fonts[len(fonts)-1] = s.attr("val")
		case s.depth() == 3 && path[1] == "cellXfs" && path[2] == "xf":
			out = append(out, newStyle(s.attr("numFmtId"), s.attr("fontId"), formats, fonts))
		}
	}
}

func newStyle(format, font string, formats map[string]string, fonts []string) style {
	code, ok := formats[format]
	if !ok {
		code = builtinFormats[format]
	}
	if code == "General" {
		code = ""
	}
	st := style{format: code}
	st.percent, st.date = formatMeaning(code)
	if n, err := strconv.Atoi(font); err == nil && n >= 0 && n < len(fonts) {
		st.font = fonts[n]
		st.legacy = fontEncoding(st.font)
	}
	return st
}

// builtinFormats are the formats that have a number and no code in the file. Codes 27 to 36 and 50 to 58
// are dates of East Asian editions, whose exact code nobody needs.
var builtinFormats = map[string]string{
	"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "11": "0.00E+00", "12": "# ?/?", "13": "# ??/??",
	"14": "dd/mm/yyyy", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss",
	"22": "dd/mm/yyyy h:mm", "37": "#,##0 ;(#,##0)", "38": "#,##0 ;[Red](#,##0)", "39": "#,##0.00;(#,##0.00)", "40": "#,##0.00;[Red](#,##0.00)",
	"45": "mm:ss", "46": "[h]:mm:ss", "47": "mmss.0", "48": "##0.0E+0", "49": "@",
	"27": "yyyy-mm", "28": "yyyy-mm-dd", "29": "yyyy-mm-dd", "30": "yyyy-mm-dd", "31": "yyyy-mm-dd", "32": "h:mm", "33": "h:mm:ss", "34": "h:mm", "35": "h:mm:ss", "36": "yyyy-mm",
	"50": "yyyy-mm", "51": "yyyy-mm-dd", "52": "yyyy-mm", "53": "yyyy-mm-dd", "54": "yyyy-mm-dd", "55": "yyyy-mm", "56": "yyyy-mm-dd", "57": "yyyy-mm", "58": "yyyy-mm-dd",
}

var (
	reQuoted  = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.`)
	reBracket = regexp.MustCompile(`\[([^\]]*)\]`)
)

// formatMeaning tells what a number format does to a number: shows hundredths, shows a day. What stands
// in quotes is decoration: 12.5 with 0.0"%" is 12.5.
func formatMeaning(code string) (percent, date bool) {
	if code == "" {
		return false, false
	}
	plain := strings.ToLower(reQuoted.ReplaceAllString(code, ""))
	elapsed := false
	plain = reBracket.ReplaceAllStringFunc(plain, func(b string) string {
		if in := strings.Trim(b, "[]"); in != "" && strings.Trim(in, "hms") == "" {
			elapsed = true
		}
		return ""
	})
	first, _, _ := strings.Cut(plain, ";")
	if strings.Contains(first, "general") {
		return strings.Contains(first, "%"), false
	}
	return strings.Contains(first, "%"), elapsed || strings.ContainsAny(first, "ymdhs")
}
