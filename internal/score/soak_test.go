package score

import (
	"testing"

	"tiendo/internal/soak"
)

func TestMain(m *testing.M) { soak.Main(m, 1000) }
