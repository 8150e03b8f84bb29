// Package soak says how many cases the properties of a package try: a tenth of its campaign, always the same ones,
// so that tests are quick and no result hangs on chance; with SOAK=1 the whole campaign, from a seed that is
// printed. It is for tests.
package soak

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
)

// seed begins every tenth.
const seed = 2025

// Main runs a package's tests; cases are those of its whole campaign. A flag on the command line
// (-rapid.checks, -rapid.seed) goes before.
func Main(m *testing.M, cases int) {
	flag.Parse()
	checks, from := max(1, cases/10), uint64(seed)
	if os.Getenv("SOAK") == "1" {
		checks, from = cases, rand.Uint64N(1<<32)
		fmt.Printf("SOAK: -rapid.checks=%d -rapid.seed=%d\n", checks, from)
	}
	said := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { said[f.Name] = true })
	for name, value := range map[string]string{"rapid.checks": strconv.Itoa(checks), "rapid.seed": strconv.FormatUint(from, 10)} {
		if said[name] {
			continue
		}
		if err := flag.Set(name, value); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
	os.Exit(m.Run())
}

// Cases is for a campaign without rapid: how many of its cases a test tries, and the seed of the first; SOAK=1 tries all
// of them, from a seed that is printed.
func Cases(tb testing.TB, whole int) (cases int, from uint64) {
	tb.Helper()
	cases, from = max(1, whole/10), 0
	if os.Getenv("SOAK") == "1" {
		cases, from = whole, rand.Uint64N(1<<32)
		fmt.Printf("SOAK: %s, %d cases from seed %d\n", tb.Name(), cases, from)
	}
	return cases, from
}
