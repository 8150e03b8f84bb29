package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/wording"
)

// Bounds of what the door lets in. They are counted on what is really inflated, never on what a header
// declares. Together they bound the memory of one Open: one part's XML at a time (64 MB), the shared
// strings (at most 64 MB of text in a million entries), a million cells (about 250 bytes each): less than
// 500 MB in use at worst, about 2 MB for a usual form. They bound the time too: nothing here is worse
// than n·log n in the bytes.
const (
	maxPart      = 64 << 20
	maxWhole     = 192 << 20
	maxParts     = 5000
	maxCells     = 1_000_000 // and as many shared strings
	maxRange     = 20_000    // merged ranges of a sheet
	maxSheets    = 1000
	maxRelations = 10_000
	maxStyles    = 70_000  // Excel's own limit is 64,000 cell formats
	maxText      = 1 << 20 // bytes of a cell's text; Excel's own limit is 32,767 letters
	maxIssues    = 300     // oddities of texts that are named one by one
)

// refusal is why a workbook is not let in.
type refusal struct {
	code        string
	sheet, cell string
	args        wording.Args
}

func (r *refusal) Error() string { return fmt.Sprintf("%s %s!%s %v", r.code, r.sheet, r.cell, r.args) }

// diagnostic words the refusal for a file.
func (r *refusal) diagnostic(file string) diag.Diagnostic {
	return wording.Diagnostic(r.code, diag.Place{File: file, Sheet: r.sheet, Cell: r.cell}, r.args)
}

// container is the zip with its parts by name.
type container struct {
	parts    map[string]*zip.File
	inflated int64
	bounds   bounds
}

// bounds are the limits of a container; tests make them small.
type bounds struct {
	part, whole int64
	cells       int
}

var usual = bounds{maxPart, maxWhole, maxCells}

func openContainer(data []byte, b bounds) (*container, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &refusal{code: "E009"}
	}
	if len(r.File) > maxParts {
		return nil, &refusal{code: "E013", args: wording.Args{"count": strconv.Itoa(len(r.File)), "limit": strconv.Itoa(maxParts)}}
	}
	c := &container{parts: make(map[string]*zip.File, len(r.File)), bounds: b}
	for _, f := range r.File {
		key := partKey(f.Name)
		if strings.HasSuffix(key, "/") {
			continue
		}
		if c.parts[key] != nil {
			return nil, &refusal{code: "E025", args: wording.Args{"part": f.Name}}
		}
		c.parts[key] = f
	}
	return c, nil
}

// read inflates a part whole, checks its sum, and counts it.
func (c *container) read(name string) ([]byte, error) {
	f := c.parts[partKey(name)]
	if f == nil {
		return nil, &refusal{code: "E017", args: wording.Args{"part": name}}
	}
	if f.Flags&1 != 0 {
		return nil, &refusal{code: "E003"}
	}
	big := &refusal{code: "E011", args: wording.Args{"part": name, "limit": strconv.FormatInt(c.bounds.part>>20, 10), "whole": strconv.FormatInt(c.bounds.whole>>20, 10)}}
	if f.UncompressedSize64 > uint64(c.bounds.part) { //nolint:gosec // the bound is positive
		return nil, big
	}
	r, err := f.Open()
	if err != nil {
		return nil, &refusal{code: "E014", args: wording.Args{"part": name}}
	}
	defer r.Close() //nolint:errcheck // nothing was written
	limit := min(c.bounds.part, c.bounds.whole-c.inflated)
	buf := bytes.NewBuffer(make([]byte, 0, int(f.UncompressedSize64)+512)) //nolint:gosec // bounded above
	n, err := io.Copy(buf, io.LimitReader(r, limit+1))
	switch {
	case n > limit:
		return nil, big
	case err != nil:
		return nil, &refusal{code: "E014", args: wording.Args{"part": name}}
	}
	c.inflated += n
	return buf.Bytes(), nil
}

// scan opens a part for reading as XML.
func (c *container) scan(name string) (*scanner, error) {
	data, err := c.read(name)
	if err != nil {
		return nil, err
	}
	s, err := newScanner(data)
	return s, inPart(name, err)
}

// inPart turns a fault of the XML into a refusal that names the part.
func inPart(name string, err error) error {
	var x *xmlError
	if !errors.As(err, &x) {
		return err
	}
	code := "E015"
	switch x.what {
	case "xml.doctype", "xml.entity":
		code = "E016"
	case "xml.encoding":
		code = "E027"
	}
	return &refusal{code: code, args: wording.Args{"part": name, "line": strconv.Itoa(x.line), "byte": strconv.Itoa(x.offset),
		"what": wording.Text(x.what, nil)}}
}

// tooMany refuses a part with more entries than any office program writes.
func tooMany(part string, limit int) error {
	return &refusal{code: "E034", args: wording.Args{"part": part, "limit": strconv.Itoa(limit)}}
}

// relation is one relationship of a part: where another part stands.
type relation struct{ id, kind, target string }

// relations reads the relationships of a part; a part without any has no file for them.
func (c *container) relations(part string) ([]relation, error) {
	dir, base := path.Split(part)
	name := dir + "_rels/" + base + ".rels"
	if c.parts[partKey(name)] == nil {
		return nil, nil
	}
	s, err := c.scan(name)
	if err != nil {
		return nil, err
	}
	var out []relation
	for {
		t, err := s.next()
		if err != nil {
			return nil, inPart(name, err)
		}
		if t == tokenEOF {
			return out, nil
		}
		if t != tokenStart || s.depth() != 2 || !s.is("Relationship") || s.attr("TargetMode") == "External" {
			continue
		}
		if len(out) == maxRelations {
			return nil, tooMany(name, maxRelations)
		}
		target := strings.ReplaceAll(s.attr("Target"), "\\", "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		kind := s.attr("Type")
		out = append(out, relation{s.attr("Id"), kind[strings.LastIndexByte(kind, '/')+1:], strings.TrimPrefix(target, "/")})
	}
}
