package cli

import (
	"fmt"
	"strings"
	"testing"
)

// TestConsole holds that a passing line leaves nothing behind, and that there is none in a log.
func TestConsole(t *testing.T) {
	for _, c := range []struct {
		terminal bool
		want     string
	}{
		{true, "đọc…\r\x1b[Kvẽ…\r\x1b[Kxong\nghi…\r\x1b[K"},
		{false, "xong\n"},
	} {
		var b strings.Builder
		s := &console{w: &b, terminal: c.terminal}
		s.show("đọc…")
		s.show("vẽ…")
		fmt.Fprintln(s, "xong")
		s.show("ghi…")
		s.clear()
		s.clear()
		if b.String() != c.want {
			t.Errorf("terminal %v: %q, want %q", c.terminal, b.String(), c.want)
		}
	}
}
