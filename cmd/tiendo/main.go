// Command tiendo turns the workbooks of a city's bodies into the progress report on a Party Congress
// resolution. All of it is in internal/cli.
package main

import (
	"os"

	"tiendo/internal/cli"
)

func main() { os.Exit(cli.Run(os.Args[1:], os.Stdout, os.Stderr)) }
