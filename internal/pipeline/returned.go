package pipeline

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/forms"
	"tiendo/internal/sending"
)

// Returned makes the annotated copies of the workbooks in which something is wrong: file name → bytes, from the
// very bytes that were judged. Only sendings that still have them are returned: a clerk mends the month that is
// open. A copy that cannot be made is named in the diagnostics, never left out without a word.
func Returned(sent []sending.Sending, about diag.List) (map[string][]byte, diag.List, error) {
	byFile := map[string]diag.List{}
	for _, d := range about {
		if d.At.File != "" {
			byFile[d.At.File] = append(byFile[d.At.File], d)
		}
	}
	out := map[string][]byte{}
	var more diag.List
	for _, s := range sent {
		list := byFile[s.Shown]
		if s.Data == nil || !list.Blocking() {
			continue
		}
		marked, why, err := forms.Annotated(s.Data, list.Sort())
		if err != nil {
			return nil, nil, fmt.Errorf("annotate %s: %w", s.Shown, err)
		}
		more = append(more, why...)
		if marked != nil {
			out[free(out, forms.AnnotatedName(path.Base(s.Shown), s.Data))] = marked
		}
	}
	return out, more, nil
}

// free is a name that is not taken: workbooks of one name can come from several folders.
func free(taken map[string][]byte, name string) string {
	ext := path.Ext(name)
	for n, base := 2, strings.TrimSuffix(name, ext); taken[name] != nil; n++ {
		name = base + "-" + strconv.Itoa(n) + ext
	}
	return name
}
