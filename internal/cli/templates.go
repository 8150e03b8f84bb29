package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"tiendo/internal/wording"
	"tiendo/templates"
)

// writeTemplates writes the built-in programs, profiles and fonts out, never over anything.
func writeTemplates(c *call) error {
	if c.flags.to == "" {
		return usage("usage.needs_to", wording.Args{"command": "templates"})
	}
	if err := copyTree(templates.FS, c.flags.to); errors.Is(err, fs.ErrExist) {
		return usage("usage.to_exists", wording.Args{"found": c.flags.to})
	} else if err != nil {
		return err
	}
	if !c.flags.quiet {
		fmt.Fprintln(c.err, wording.Text("templates.done", wording.Args{"folder": c.flags.to}))
	}
	_, err := fmt.Fprintln(c.out, c.flags.to)
	return err
}

// copyTree copies a tree into a folder that does not exist or is empty.
func copyTree(tree fs.FS, to string) error {
	if left, err := os.ReadDir(to); err == nil && len(left) > 0 {
		return fs.ErrExist
	}
	return os.CopyFS(to, tree)
}

// version says what this is.
func version(c *call) error {
	if c.flags.json {
		b, err := json.Marshal(map[string]any{"version": Version, "go": runtime.Version(), "programs": builtinPrograms()})
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(c.out, string(b))
		return err
	}
	_, err := fmt.Fprintln(c.out, wording.Text("version", wording.Args{
		"version": Version, "go": runtime.Version(), "programs": strings.Join(builtinPrograms(), ", "),
	}))
	return err
}
