package figure

import (
	"strconv"
	"strings"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
)

// nameLine is a line of a group's list; no is set on the first line of a name.
type nameLine struct{ no, text string }

// namePitch is the height of a line of names.
func namePitch(size geom.Length) geom.Length { return size.Scale(124, 100) }

func longest(names [][]nameLine) int {
	n := 0
	for _, ls := range names {
		n = max(n, len(ls))
	}
	return n
}

// named breaks the names of each group into lines of a width, and says in which size: the largest at which the
// longest column, and the rest of the picture, fit into the room.
func (g groupsChart) named(width, rest geom.Length) (size geom.Length, names [][]nameLine) {
	if g.flow {
		return canvas.SmallSize, g.flowing(width)
	}
	for size = canvas.TextSize; ; size -= 500 {
		names = g.listed(width-numberWidth, size)
		if g.room.H == 0 || size <= 7*geom.Pt || rest+geom.Length(longest(names))*namePitch(size) <= g.room.H {
			return size, names
		}
	}
}

// listed sets each name on lines of its own, at most three.
func (g groupsChart) listed(width, size geom.Length) [][]nameLine {
	names := make([][]nameLine, len(g.all))
	for i, x := range g.all {
		for _, m := range x.members {
			no := strconv.Itoa(m.no)
			for _, l := range g.Wrap(m.Short(), canvas.Span{}, width, size, 3) {
				names[i] = append(names[i], nameLine{no, l})
				no = ""
			}
		}
	}
	return names
}

// flowing sets a group's names one after another, "4. Thu ngân sách; 5. Vốn đầu tư": a third of the height
// of a name a line, for a picture that shares its page.
func (g groupsChart) flowing(width geom.Length) [][]nameLine {
	names := make([][]nameLine, len(g.all))
	for i, x := range g.all {
		line := ""
		flush := func() {
			if line != "" {
				names[i] = append(names[i], nameLine{text: g.Fit(line, canvas.Span{}, width, canvas.SmallSize)})
			}
		}
		for k, m := range x.members {
			one := strconv.Itoa(m.no) + ". " + m.Short()
			if k+1 < len(x.members) {
				one += ";"
			}
			longer := strings.TrimSpace(line + " " + one)
			if line != "" && g.Width(canvas.Plain(longer), canvas.SmallSize) > width {
				flush()
				longer = one
			}
			line = longer
		}
		flush()
	}
	return names
}
