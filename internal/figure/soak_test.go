package figure

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
)

// TestMain says how many cases the properties try: a tenth of them, always the same, so that the tests are quick
// and no result hangs on chance; with SOAK=1 all, from a seed that is printed.
func TestMain(m *testing.M) {
	flag.Parse()
	checks, seed := 1000, uint64(2025)
	if os.Getenv("SOAK") == "1" {
		checks, seed = 10*checks, rand.Uint64N(1<<32)
		fmt.Printf("SOAK: -rapid.checks=%d -rapid.seed=%d\n", checks, seed)
	}
	said := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { said[f.Name] = true })
	for name, value := range map[string]string{"rapid.checks": strconv.Itoa(checks), "rapid.seed": strconv.FormatUint(seed, 10)} {
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
