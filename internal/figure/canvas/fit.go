package canvas

import (
	"strings"

	"tiendo/internal/geom"
)

const ellipsis = "…"

// Fit shortens a text to a width: whole words first, letters of the last word only if one word alone is
// too wide. It returns "" when not even one letter fits. Of style only the face counts.
func (c *Canvas) Fit(s string, style Span, width, size geom.Length) string {
	if c.styled(s, style, size) <= width {
		return s
	}
	words := strings.Fields(s)
	for n := len(words) - 1; n > 0; n-- {
		if t := strings.TrimRight(strings.Join(words[:n], " "), ",;:-–(") + ellipsis; c.styled(t, style, size) <= width {
			return t
		}
	}
	rs := []rune(s)
	if len(words) > 0 {
		rs = []rune(words[0])
	}
	for n := len(rs) - 1; n > 0; n-- {
		if t := string(rs[:n]) + ellipsis; c.styled(t, style, size) <= width {
			return t
		}
	}
	return ""
}

// Wrap breaks a text into at most n lines of a width; what does not fit is shortened on the last line.
func (c *Canvas) Wrap(s string, style Span, width, size geom.Length, n int) []string {
	words := strings.Fields(s)
	var out []string
	for len(words) > 0 && len(out) < n {
		if len(out) == n-1 {
			if t := c.Fit(strings.Join(words, " "), style, width, size); t != "" {
				out = append(out, t)
			}
			break
		}
		k := 1
		for k < len(words) && c.styled(strings.Join(words[:k+1], " "), style, size) <= width {
			k++
		}
		t := strings.Join(words[:k], " ")
		if k == 1 {
			if t = c.Fit(t, style, width, size); t == "" {
				break
			}
		}
		out = append(out, t)
		words = words[k:]
	}
	return out
}

// styled is the width of a text in a face.
func (c *Canvas) styled(s string, style Span, size geom.Length) geom.Length {
	style.Text = s
	return c.Width(Line{style}, size)
}
