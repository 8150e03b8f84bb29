package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/forms"
)

// Returned makes the annotated copies of the workbooks in which something is wrong: file name → bytes.
// Only files of one month's folder are returned, because a clerk mends the month that is open; a copy that
// cannot be made is named in the diagnostics, never left out without a word.
func Returned(inputs fs.FS, prefix, month string, found diag.List) (map[string][]byte, diag.List, error) {
	byFile := map[string]diag.List{}
	folder := path.Join(prefix, month) + "/"
	for _, d := range found {
		if d.Blocking() && strings.HasPrefix(d.At.File, folder) && path.Ext(d.At.File) != ".md" {
			byFile[d.At.File] = append(byFile[d.At.File], d)
		}
	}
	out := map[string][]byte{}
	var more diag.List
	for _, file := range slices.Sorted(maps.Keys(byFile)) {
		list := byFile[file]
		data, err := fs.ReadFile(inputs, strings.TrimPrefix(strings.TrimPrefix(file, prefix), "/"))
		if errors.Is(err, fs.ErrNotExist) {
			continue // a missing submission has no workbook to return
		}
		if err != nil {
			return nil, nil, fmt.Errorf("read workbook again: %w", err)
		}
		marked, why, err := forms.Annotated(data, list.Sort())
		if err != nil {
			return nil, nil, fmt.Errorf("annotate %s: %w", file, err)
		}
		more = append(more, why...)
		if marked != nil {
			out[forms.AnnotatedName(path.Base(file), data)] = marked
		}
	}
	return out, more, nil
}
