package vitext

// Nearest is the known word that a misspelt one is closest to, by Levenshtein's distance; "" when none is
// within two letters, or one of a word of up to three. Of several the first counts.
func Nearest(typed string, known []string) string {
	best, dist := "", 3
	if len([]rune(typed)) <= 3 {
		dist = 2
	}
	for _, k := range known {
		if d := distance([]rune(typed), []rune(k)); d > 0 && d < dist {
			best, dist = k, d
		}
	}
	return best
}

// distance counts the letters to be put in, left out or changed.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
