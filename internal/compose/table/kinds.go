package table

// Kinds are the standard kinds.
func Kinds() []Kind {
	return []Kind{
		indicatorsKind, stuckKind, recordsKind, owedKind, changesKind, objectivesKind, seriesKind, methodsKind, trialsKind, cellsKind,
		areasKind, submissionsKind, findingsKind, restatementsKind, conflictsKind, sourcesKind, readingsKind,
	}
}
