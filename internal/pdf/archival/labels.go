package archival

import (
	"strconv"

	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
)

// pageLabels is the number tree that makes a reader's page box say what the page's head says. A page
// without a printed number counts with its neighbours, as the first page of a letter does.
func pageLabels(pages []page.Page) *object.Dict {
	numbers := make([]int, len(pages)) // 0: not a number
	for i, p := range pages {
		if n, err := strconv.Atoi(p.Label); err == nil && n > 0 {
			numbers[i] = n
		}
	}
	for i := len(pages) - 1; i >= 0; i-- {
		if pages[i].Label != "" {
			continue
		}
		switch {
		case i+1 < len(pages) && numbers[i+1] > 1:
			numbers[i] = numbers[i+1] - 1
		default:
			numbers[i] = -1 // follows the page before it
		}
	}
	for i := range numbers {
		if numbers[i] == -1 {
			numbers[i] = 1
			if i > 0 && numbers[i-1] > 0 {
				numbers[i] = numbers[i-1] + 1
			}
		}
	}
	var nums object.Array
	for i, n := range numbers {
		switch {
		case n == 0:
			nums = append(nums, object.Integer(i), object.NewDict("P", text(pages[i].Label)))
		case i == 0 || numbers[i-1] == 0 || n != numbers[i-1]+1:
			nums = append(nums, object.Integer(i), object.NewDict("S", object.Name("D"), "St", object.Integer(n)))
		}
	}
	return object.NewDict("Nums", nums)
}
