package workbook

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"tiendo/internal/diag"
	"tiendo/internal/wording"
)

// convertLimit is how long LibreOffice may take for one workbook; a usual one takes two seconds.
const convertLimit = 60 * time.Second

// Convert turns an .xls or .ods into an .xlsx through LibreOffice, for people who look into such a file:
// read and check. What it gives depends on the LibreOffice that is installed, so no report is made from
// it. nil bytes come with the diagnostic that says why; a notice comes with good ones. The error is for
// the machine: no folder could be made.
//
// LibreOffice works on a copy in a folder of its own, with a profile of its own: it never sees the
// original, takes no part in a running LibreOffice, and leaves nothing behind.
func Convert(ctx context.Context, name string, data []byte) (out []byte, diags diag.List, err error) {
	kind := Sniff(name, data)
	at := diag.Place{File: name}
	args := wording.Args{"kind": wording.Text("kind."+string(kind), nil), "seconds": strconv.Itoa(int(convertLimit / time.Second))}
	if kind != KindXLS && kind != KindODS {
		code := kindCodes[kind]
		if kind == KindXLSX {
			return data, nil, nil
		}
		return nil, diag.List{wording.Diagnostic(code, at, args)}, nil
	}
	program := findOffice()
	if program == "" {
		return nil, diag.List{wording.Diagnostic("E030", at, args)}, nil
	}
	dir, err := os.MkdirTemp("", "tiendo-")
	if err != nil {
		return nil, nil, fmt.Errorf("convert workbook: %w", err)
	}
	defer func() {
		if rerr := os.RemoveAll(dir); err == nil && rerr != nil {
			err = fmt.Errorf("convert workbook: %w", rerr)
		}
	}()
	in := filepath.Join(dir, "in."+string(kind))
	if err := os.WriteFile(in, data, 0o600); err != nil {
		return nil, nil, fmt.Errorf("convert workbook: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, convertLimit)
	defer cancel()
	if err := runOffice(ctx, program, dir, in); err != nil {
		switch {
		case errors.Is(ctx.Err(), context.DeadlineExceeded):
			return nil, diag.List{wording.Diagnostic("E032", at, args)}, nil
		case ctx.Err() != nil:
			return nil, nil, fmt.Errorf("convert workbook: %w", ctx.Err())
		}
		return nil, diag.List{wording.Diagnostic("E031", at, args)}, nil
	}
	// It exits with 0 when it could not load the file, so only the output tells.
	// A file without a single cell is what it makes of nothing.
	out, err = readLimited(filepath.Join(dir, "out", "in.xlsx"))
	if err != nil || !hasCells(out) {
		return nil, diag.List{wording.Diagnostic("E031", at, args)}, nil
	}
	return out, diag.List{wording.Diagnostic("N002", at, args)}, nil
}

func hasCells(data []byte) bool {
	book, _ := Open("", data)
	return book != nil && slices.ContainsFunc(book.Sheets, func(s Sheet) bool { return len(s.Cells) > 0 })
}

// findOffice returns LibreOffice's program, "" when it is not installed.
func findOffice() string {
	for _, name := range []string{"soffice", "libreoffice"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	return ""
}

var inFilters = map[string]string{".xls": "MS Excel 97", ".ods": "calc8"}

func runOffice(ctx context.Context, program, dir, in string) error {
	cmd := officeCommand(ctx, program, dir, in, "xlsx:Calc MS Excel 2007 XML")
	// Without the input's filter a damaged file is read as text, and the letters of its bytes come out as
	// a workbook.
	cmd.Args = slices.Insert(cmd.Args, 1, "--infilter="+inFilters[filepath.Ext(in)])
	return cmd.Run()
}

// officeCommand saves a file in another format into dir/out, with a profile in dir.
func officeCommand(ctx context.Context, program, dir, in, filter string) *exec.Cmd {
	profile := filepath.ToSlash(filepath.Join(dir, "profile"))
	if profile[0] != '/' {
		profile = "/" + profile // a drive letter
	}
	cmd := exec.CommandContext(ctx, program, "-env:UserInstallation=file://"+profile, "--headless", "--norestore", "--nolockcheck",
		"--convert-to", filter, "--outdir", filepath.Join(dir, "out"), in)
	cmd.Dir = dir
	ownGroup(cmd)
	cmd.WaitDelay = 5 * time.Second
	return cmd
}

// readLimited reads a file that another program wrote, as far as the door would let it in.
func readLimited(name string) ([]byte, error) {
	f, err := os.Open(name) //nolint:gosec // a path of our own
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	var buf bytes.Buffer
	if _, err := io.Copy(&buf, io.LimitReader(f, maxWhole)); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}
