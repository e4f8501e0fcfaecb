package labelled

import "fmt"

// Tally counts decisions by what is right. A row counts for the occurrences that
// it stands for.
type Tally struct{ Kept, Lost, Wrong, Refused int }

// Add counts a decision.
func (t *Tally) Add(r *Row, accepted bool) {
	switch {
	case r.Label == False && accepted:
		t.Wrong += r.Weight
	case r.Label == False:
		t.Refused += r.Weight
	case accepted:
		t.Kept += r.Weight
	default:
		t.Lost += r.Weight
	}
}

// Precision is the share of true ones among what was accepted.
func (t Tally) Precision() float64 { return float64(t.Kept) / float64(max(t.Kept+t.Wrong, 1)) }

// Recall is the share of accepted ones among what is true.
func (t Tally) Recall() float64 { return float64(t.Kept) / float64(max(t.Kept+t.Lost, 1)) }

// Refusal is the share of refused ones among what is false.
func (t Tally) Refusal() float64 { return float64(t.Refused) / float64(max(t.Refused+t.Wrong, 1)) }

func (t Tally) String() string {
	return fmt.Sprintf("true kept %d lost %d, false refused %d accepted %d: precision %.3f recall %.4f refusal %.3f",
		t.Kept, t.Lost, t.Refused, t.Wrong, t.Precision(), t.Recall(), t.Refusal())
}
