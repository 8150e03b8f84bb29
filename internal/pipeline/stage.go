package pipeline

import (
	"context"
	"errors"
	"fmt"

	"tiendo/internal/diag"
)

// run carries values through the stages. Once a stage fails or the context ends, the stages after it are passed
// over and give nothing.
type run struct {
	ctx   context.Context //nolint:containedctx // a run lives as long as its context
	told  func(name string)
	found diag.List // of all stages so far
	err   error
}

func (o Options) run(ctx context.Context, found diag.List) *run {
	return &run{ctx: ctx, told: o.Stage, found: found}
}

// stage runs one stage under its name and keeps what it found. A stage cannot be interrupted: when the context ends
// nobody waits for it, and what it still gives is dropped, so that whoever presses Ctrl-C is not kept waiting.
func stage[T any](r *run, name string, work func() (T, diag.List, error)) T {
	var none T
	if r.err != nil {
		return none
	}
	if r.told != nil {
		r.told(name)
	}
	type result struct {
		value T
		found diag.List
	}
	out, err := within(r.ctx, func() (result, error) {
		v, found, err := work()
		return result{v, found}, err
	})
	r.found = append(r.found, out.found...)
	if err != nil {
		r.err = fmt.Errorf("%s: %w", name, err)
	}
	return out.value
}

// within runs what cannot be interrupted and stops waiting for it once the context ends.
func within[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		v, err := work()
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		return r.value, errors.Join(r.err, ctx.Err())
	case <-ctx.Done():
		var none T
		return none, ctx.Err() //nolint:wrapcheck // the context's own
	}
}

// found is for stages that cannot fail.
func found[T any](v T, list diag.List) (T, diag.List, error) { return v, list, nil }

// made is for stages that have nothing to say of the data.
func made[T any](v T, err error) (T, diag.List, error) { return v, nil, err }
