// Package intake reads workbooks by a program's forms: what one workbook states, by itself, in canonical units.
// It finds forms by their marker cells, tables by title and headings, rows by label; it never goes by
// position, never guesses between two meanings, and never turns an absence into zero. It judges nothing that
// needs another month or another body: what the sendings say together is ledger's work, doubt is check's.
package intake

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"tiendo/internal/sending"
	"tiendo/internal/workbook"
)

// Read reads one workbook. name serves only to tell a lock file by; what is returned depends on nothing but
// the bytes and the forms, and names no file (see sending.Stated.At).
func (r *Reader) Read(name string, data []byte) sending.Stated {
	book, found := workbook.Open(name, data)
	for i := range found {
		found[i].At.File = ""
	}
	if book == nil {
		return sending.Stated{Rejected: true, Found: found.Sort()}
	}
	out := r.readBook(book)
	out.Found = append(found, out.Found...).Sort()
	return out
}

// ReadAll reads n workbooks side by side. open gives the bytes of the i-th, which are not kept; it is called
// at most once for each i and from several goroutines. The result is by index. The error is open's or the
// context's.
func (r *Reader) ReadAll(ctx context.Context, n int, open func(i int) (name string, data []byte, err error)) ([]sending.Stated, error) {
	out := make([]sending.Stated, n)
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("read workbooks: %w", err)
			}
			name, data, err := open(i)
			if err != nil {
				return err
			}
			out[i] = r.Read(name, data)
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err //nolint:wrapcheck // wrapped where it arose
	}
	return out, nil
}
