// Package templates carries the built-in programs, profiles and fonts inside the binary. The folder is
// data; this file only embeds it.
package templates

import "embed"

// FS holds the tree as it stands here: "nq16/program.yaml", "profiles/dang.yaml", "fonts/Tinos-Regular.ttf".
//
//go:embed nq16 gso defaults profiles fonts
var FS embed.FS
