package figure

import (
	"strings"

	"tiendo/internal/geom"
)

const ellipsis = "…"

// fit shortens a text to a width: whole words first, letters of the last word only if one word alone is
// too wide. It returns "" when not even one letter fits.
func (c *canvas) fit(s string, style span, width, size geom.Length) string {
	w := func(s string) geom.Length { style.text = s; return c.width(c.covered(line{style}), size) }
	if w(s) <= width {
		return s
	}
	words := strings.Fields(s)
	for n := len(words) - 1; n > 0; n-- {
		if t := strings.TrimRight(strings.Join(words[:n], " "), ",;:-–(") + ellipsis; w(t) <= width {
			return t
		}
	}
	rs := []rune(s)
	if len(words) > 0 {
		rs = []rune(words[0])
	}
	for n := len(rs) - 1; n > 0; n-- {
		if t := string(rs[:n]) + ellipsis; w(t) <= width {
			return t
		}
	}
	return ""
}

// wrap breaks a text into at most n lines of a width; what does not fit is shortened on the last line.
func (c *canvas) wrap(s string, style span, width, size geom.Length, n int) []string {
	w := func(s string) geom.Length { style.text = s; return c.width(c.covered(line{style}), size) }
	words := strings.Fields(s)
	var out []string
	for len(words) > 0 && len(out) < n {
		if len(out) == n-1 {
			if t := c.fit(strings.Join(words, " "), style, width, size); t != "" {
				out = append(out, t)
			}
			break
		}
		k := 1
		for k < len(words) && w(strings.Join(words[:k+1], " ")) <= width {
			k++
		}
		t := strings.Join(words[:k], " ")
		if k == 1 {
			if t = c.fit(t, style, width, size); t == "" {
				break
			}
		}
		out = append(out, t)
		words = words[k:]
	}
	return out
}
