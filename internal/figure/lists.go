package figure

import "strings"

// splitList reads an option that holds several values, "2021-01-01, 2025-07-01".
func splitList(s string) []string {
	var out []string
	for _, x := range strings.Split(s, ",") {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}
