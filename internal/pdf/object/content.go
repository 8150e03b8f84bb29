package object

import (
	"errors"
	"fmt"
)

// Instruction is an operator of a content stream with its operands.
type Instruction struct {
	Operator string
	Operands []Object
}

// maxOperands is above what any operator takes: a block of a ToUnicode map has 200.
const maxOperands = 256

// Content cuts an unfiltered content stream into its instructions. Inline images are refused: we have none.
func Content(data []byte) ([]Instruction, error) {
	l := lexer{data: data}
	var out []Instruction
	var operands []Object
	for !l.end() {
		v, err := l.value(0, false)
		if err != nil {
			return nil, err
		}
		op, ok := v.(operator)
		if !ok {
			if operands = append(operands, v); len(operands) > maxOperands {
				return nil, errors.New("too many operands")
			}
			continue
		}
		if op == "BI" || op == "ID" {
			return nil, errors.New("inline image")
		}
		out = append(out, Instruction{string(op), operands})
		operands = nil
	}
	if len(operands) > 0 {
		return nil, fmt.Errorf("%d operands without operator at the end", len(operands))
	}
	return out, nil
}
