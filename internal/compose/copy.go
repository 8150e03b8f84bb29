package compose

import (
	"errors"
	"slices"
	"text/template/parse"

	"tiendo/internal/edition"
	"tiendo/internal/program"
)

// errWorkingOnly says that a section of the copy to send asks for what only the working copy has.
var errWorkingOnly = errors.New("only the working copy has it")

// workingOnly are the report's fields that only the working copy has: who sent what and when, what was found wrong.
var workingOnly = []string{"Submissions", "Findings", "Sound"}

// copyOf is which copy an edition's run makes.
func copyOf(e edition.Edition) program.Copy {
	if e.ToSend {
		return program.SentCopy
	}
	return program.WorkingCopy
}

// withoutWorking takes from a section of the copy to send each {{if}}, {{with}} and {{range}} that asks for what only
// the working copy has, with all its branches: either of them would say something of it. Sections of programs that know
// of one copy only serve so for both. What asks outside of a condition is refused when the section is run: without it
// its sentence would be torn.
func withoutWorking(list *parse.ListNode) {
	if list == nil {
		return
	}
	list.Nodes = slices.DeleteFunc(list.Nodes, func(n parse.Node) bool {
		b := branchOf(n)
		if b == nil {
			return false
		}
		if asksWorking(b.Pipe) {
			return true
		}
		withoutWorking(b.List)
		withoutWorking(b.ElseList)
		return false
	})
}

// branchOf is what conditions and loops have in common; nil for any other node.
func branchOf(n parse.Node) *parse.BranchNode {
	switch n := n.(type) {
	case *parse.IfNode:
		return &n.BranchNode
	case *parse.WithNode:
		return &n.BranchNode
	case *parse.RangeNode:
		return &n.BranchNode
	}
	return nil
}

// asksWorking tells whether a pipeline names what only the working copy has.
func asksWorking(p *parse.PipeNode) bool {
	if p == nil {
		return false
	}
	for _, c := range p.Cmds {
		for _, a := range c.Args {
			if argumentAsks(a) {
				return true
			}
		}
	}
	return false
}

func argumentAsks(a parse.Node) bool {
	named := func(ident []string) bool { return len(ident) > 0 && slices.Contains(workingOnly, ident[0]) }
	switch a := a.(type) {
	case *parse.FieldNode:
		return named(a.Ident)
	case *parse.VariableNode:
		return len(a.Ident) > 1 && a.Ident[0] == "$" && named(a.Ident[1:])
	case *parse.ChainNode:
		return argumentAsks(a.Node)
	case *parse.PipeNode:
		return asksWorking(a)
	}
	return false
}
