//go:build unix

package workbook

import (
	"os/exec"
	"syscall"
)

// ownGroup puts LibreOffice and the process that it starts into a group of their own, so that an
// overdue conversion ends with all of them.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
