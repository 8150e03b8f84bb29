package cli

import (
	"fmt"
	"io"
	"strings"

	"tiendo/internal/wording"
)

func printUsage(w io.Writer) { fmt.Fprint(w, wording.Text("help", nil)) }

func printCommandUsage(w io.Writer, c command) {
	files := ""
	switch c.name {
	case "explain":
		files = "CT04 "
	case "check":
		files = "[TỆP…] "
	case "read":
		files = "TỆP… "
	}
	fmt.Fprintln(w, wording.Text("help.command", wording.Args{"command": c.name, "files": files}))
	for _, f := range c.flags {
		fmt.Fprintln(w, strings.TrimRight(wording.Text("help.flag."+f, nil), "\n"))
	}
}
