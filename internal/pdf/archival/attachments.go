package archival

import (
	"cmp"
	"crypto/md5" // the checksum that ISO 32000-1 prescribes; nothing is trusted on its account
	"fmt"
	"regexp"
	"slices"

	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
)

// plainName is what every system can save under.
var plainName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// relations are the kinds of attachment that PDF/A-3 knows and we use.
var relations = []string{"Data", "Source", "Supplement", "Alternative"}

// attach puts the files into the catalog, as associated files of the whole document.
func (a *build) attach(catalog *object.Dict, d dates) error {
	list := slices.SortedFunc(slices.Values(a.in.Set.Attachments), func(x, y page.Attachment) int { return cmp.Compare(x.Name, y.Name) })
	var names, files object.Array
	for i, f := range list {
		switch {
		case !plainName.MatchString(f.Name):
			return fmt.Errorf("attachment %q: not a plain file name", f.Name)
		case i > 0 && list[i-1].Name == f.Name:
			return fmt.Errorf("attachment %q stands twice", f.Name)
		case !slices.Contains(relations, f.Relationship) || f.Type == "":
			return fmt.Errorf("attachment %q: relationship %q, type %q", f.Name, f.Relationship, f.Type)
		}
		sum := md5.Sum(f.Data)
		data := a.b.Add(object.Deflate(object.NewDict("Type", object.Name("EmbeddedFile"), "Subtype", object.Name(f.Type),
			"Params", object.NewDict("Size", object.Integer(len(f.Data)), "ModDate", object.String(d.info), "CheckSum", object.String(sum[:]))), f.Data))
		spec := object.NewDict("Type", object.Name("Filespec"), "F", object.String(f.Name), "UF", text(f.Name),
			"AFRelationship", object.Name(f.Relationship), "EF", object.NewDict("F", data, "UF", data))
		if f.Description != "" {
			spec.Set("Desc", text(f.Description))
		}
		ref := a.b.Add(spec)
		files = append(files, ref)
		names = append(names, object.String(f.Name), ref)
	}
	catalog.Set("AF", files)
	catalog.Set("Names", object.NewDict("EmbeddedFiles", object.NewDict("Names", names)))
	return nil
}
