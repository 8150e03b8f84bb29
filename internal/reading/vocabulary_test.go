package reading

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// spellings lists every spelling of the vocabulary as "marker.form Mã biểu".
func spellings(v reflect.Value, path string) []string {
	var out []string
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			out = append(out, spellings(v.Field(i), strings.TrimPrefix(path+"."+strings.ToLower(v.Type().Field(i).Name), "."))...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, path+" "+v.Index(i).String())
		}
	default:
		panic("the vocabulary holds something else than spellings: " + path)
	}
	return out
}

// A workbook of any earlier year is still read: no spelling that ever stood in the vocabulary may go. A new one is
// written into testdata/spellings.txt too.
func TestSpellingsOnlyGrow(t *testing.T) {
	b, err := os.ReadFile("testdata/spellings.txt")
	if err != nil {
		t.Fatal(err)
	}
	ever := strings.Split(strings.TrimSpace(string(b)), "\n")
	now := spellings(reflect.ValueOf(*Vocab()), "")
	for _, s := range ever {
		if !slices.Contains(now, s) {
			t.Errorf("%q is no longer read", s)
		}
	}
	for _, s := range now {
		if !slices.Contains(ever, s) {
			t.Errorf("%q is new: add it to testdata/spellings.txt", s)
		}
	}
}

// Every part of the vocabulary has a spelling to write.
func TestVocabularyIsWhole(t *testing.T) {
	var empty []string
	var walk func(v reflect.Value, path string)
	walk = func(v reflect.Value, path string) {
		if v.Kind() == reflect.Struct {
			for i := range v.NumField() {
				walk(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		} else if v.Len() == 0 {
			empty = append(empty, path)
		}
	}
	walk(reflect.ValueOf(*Vocab()), "")
	if len(empty) > 0 {
		t.Error(empty)
	}
	if _, err := readVocabulary([]byte("marker: {form: [x]}\nanything: [y]\n")); err == nil {
		t.Error("a misspelt key is let through")
	}
}

func TestTermsAreReadInAnySpelling(t *testing.T) {
	terms := Terms{"Giữ nguyên", "không đổi"}
	for text, want := range map[string]bool{"giữ nguyên": true, "GIỮ  NGUYÊN.": true, "Không đổi": true, "giữ": false, "": false} {
		if terms.Is(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
	if got := fmt.Sprint(terms.Written()); got != "Giữ nguyên" {
		t.Error(got)
	}
}
