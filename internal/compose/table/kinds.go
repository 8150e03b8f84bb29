package table

// Kinds are the standard kinds.
func Kinds() []Kind {
	return []Kind{
		indicatorsKind, stuckKind, recordsKind, owedKind, changesKind, objectivesKind, seriesKind, methodsKind, trialsKind.working(), cellsKind.working(),
		areasKind, submissionsKind.working(), findingsKind.working(), restatementsKind, conflictsKind.working(), sourcesKind,
		readingsKind.working(),
	}
}
