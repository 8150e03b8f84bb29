package figure

import "strings"

// option is one of the figure's options as it stands.
func (j *job) option(name string) string {
	o, _ := j.spec.Options.(*map[string]string)
	if o == nil {
		return ""
	}
	return (*o)[name]
}

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
