package intake

import (
	"strings"

	"tiendo/internal/reading"
	"tiendo/internal/vitext"
)

// originOf is what a row's source column says of the figure under one heading. A row whose figures come
// from different places names them in square brackets, "[Kế hoạch năm]: …; [các cột khác]: minh họa";
// any other text speaks for the whole row.
func originOf(note, heading string) string {
	if !strings.HasPrefix(note, "[") || !strings.Contains(note, "]: ") {
		return note
	}
	others := ""
	for i, part := range strings.Split(note, "; [") {
		if i > 0 {
			part = "[" + part
		}
		names, text, ok := strings.Cut(part, "]: ")
		if !ok {
			return note // brackets of some other meaning
		}
		for _, name := range strings.Split(strings.TrimPrefix(names, "["), "], [") {
			switch {
			case vitext.Key(name) == vitext.Key(heading):
				return text
			case reading.Vocab().Origin.Others.Is(name):
				others = text
			}
		}
	}
	return others
}
