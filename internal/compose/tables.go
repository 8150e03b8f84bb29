package compose

import "tiendo/internal/compose/table"

// TableKind is a kind of generated tables. table.Define makes one.
type TableKind = table.Kind

// TableKinds are the standard kinds of tables.
func TableKinds() []TableKind { return table.Kinds() }
