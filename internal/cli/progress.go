package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"tiendo/internal/wording"
)

// progress returns the callback that says on stderr which stage runs; on a terminal the line is written
// over, elsewhere only stages of more than a second are told, so that logs stay short.
func (c *call) progress() func(string) {
	if c.flags.quiet {
		return nil
	}
	var stage string
	var began time.Time
	return func(next string) {
		if stage != "" {
			if took := c.now().Sub(began); took >= time.Second {
				seconds := strings.Replace(strconv.FormatFloat(took.Seconds(), 'f', 1, 64), ".", ",", 1)
				fmt.Fprintln(c.err, wording.Text("progress.took", wording.Args{"stage": stage, "seconds": seconds}))
			}
		}
		stage, began = wording.Text("stage."+next, nil), c.now()
		c.err.show(stage + "…")
	}
}

// console is where people read: a line that says what is going on stands until anything else is written.
type console struct {
	w        io.Writer
	terminal bool
	standing bool
}

// Write writes in the place of the standing line.
func (c *console) Write(p []byte) (int, error) {
	c.clear()
	return c.w.Write(p)
}

// result is where results go; on a terminal it is the same screen, so the passing line goes first.
type result struct {
	io.Writer
	people *console
}

func (r result) Write(p []byte) (int, error) {
	r.people.clear()
	return r.Writer.Write(p)
}

// show puts up a passing line; elsewhere than on a terminal there is none.
func (c *console) show(line string) {
	if !c.terminal {
		return
	}
	c.clear()
	_, err := io.WriteString(c.w, line)
	c.standing = err == nil
}

// clear takes the passing line away.
func (c *console) clear() {
	if c.standing {
		c.standing = false
		fmt.Fprint(c.w, "\r\x1b[K")
	}
}
