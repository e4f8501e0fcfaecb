package main

import (
	"cmp"
	"crypto/sha256"
	"log"
	"math"
	"slices"

	"github.com/jiaozhu/jiaozhu/internal/annotate/internal/labelled"
)

type weights struct {
	x    [inputs]float64
	bias float64
}

func (w *weights) logOdds(e *example) float64 {
	if !e.verdict.Doubtful || e.verdict.Name {
		return e.verdict.LogOdds
	}
	z := w.bias
	for i, x := range e.x {
		z += w.x[i] * x
	}
	return z
}

// fit is logistic regression with a ridge penalty of one on standardized
// inputs, by Newton's method.
func fit(examples []example) weights {
	mean, deviation := moments(examples)
	const n = inputs + 1
	var w [n]float64
	for range 15 {
		var gradient [n]float64
		var hessian [n][n]float64
		for i := range examples {
			e := &examples[i]
			if !e.verdict.Doubtful || e.verdict.Name {
				continue
			}
			x := [n]float64{inputs: 1}
			z := w[inputs]
			for j := range inputs {
				x[j] = (e.x[j] - mean[j]) / deviation[j]
				z += w[j] * x[j]
			}
			p := 1 / (1 + math.Exp(-min(max(z, -30), 30)))
			h := max(p*(1-p), 1e-6) * e.weight
			for j := range n {
				gradient[j] += (p - e.y) * e.weight * x[j]
				for k := range n {
					hessian[j][k] += h * x[j] * x[k]
				}
			}
		}
		for j := range inputs {
			gradient[j] += w[j]
			hessian[j][j]++
		}
		step := solve(hessian, gradient)
		for j := range w {
			w[j] -= step[j]
		}
	}
	out := weights{bias: w[inputs]}
	for j := range inputs {
		out.x[j] = w[j] / deviation[j]
		out.bias -= out.x[j] * mean[j]
	}
	return out
}

// moments are taken over the misleading sentences: running text has too many of
// one kind.
func moments(examples []example) (mean, deviation [inputs]float64) {
	n := 0.0
	for i := range examples {
		if e := &examples[i]; e.verdict.Doubtful && !e.verdict.Name && !e.natural {
			n++
			for j, x := range e.x {
				mean[j] += x
				deviation[j] += x * x
			}
		}
	}
	for j := range mean {
		mean[j] /= n
		deviation[j] = max(math.Sqrt(deviation[j]/n-mean[j]*mean[j]), 1e-6)
	}
	return mean, deviation
}

// solve is Gauss-Jordan elimination with pivoting.
func solve(m [inputs + 1][inputs + 1]float64, v [inputs + 1]float64) (x [inputs + 1]float64) {
	for i := range m {
		pivot := i
		for r := i; r < len(m); r++ {
			if math.Abs(m[r][i]) > math.Abs(m[pivot][i]) {
				pivot = r
			}
		}
		m[i], m[pivot] = m[pivot], m[i]
		v[i], v[pivot] = v[pivot], v[i]
		for r := range m {
			if r == i {
				continue
			}
			f := m[r][i] / m[i][i]
			for c := range m {
				m[r][c] -= f * m[i][c]
			}
			v[r] -= f * v[i]
		}
	}
	for i := range m {
		x[i] = v[i] / m[i][i]
	}
	return x
}

// crossValidate reports what weights fitted to four fifths do on the other.
func crossValidate(examples []example, list bool) {
	const folds = 5
	odds := make([]float64, len(examples))
	fold := make([]byte, len(examples))
	for i, e := range examples {
		// What is the same around the term goes into one fold.
		from, to := max(e.row.Start-9, 0), min(e.row.End+9, len(e.row.Text))
		fold[i] = sha256.Sum256([]byte(e.row.Text[from:to]))[0] % folds
	}
	for k := range byte(folds) {
		var train []example
		for i, e := range examples {
			if fold[i] != k {
				train = append(train, e)
			}
		}
		w := fit(train)
		for i := range examples {
			if fold[i] == k {
				odds[i] = w.logOdds(&examples[i])
			}
		}
	}
	for i, e := range examples {
		if list && (odds[i] > -0.5) != (e.y == 1) {
			v := e.verdict
			log.Printf("%6.2f %5s %3d %s【%s】%s %.1f %s", odds[i], e.row.Label, e.row.Weight, e.row.Text[max(0, e.row.Start-18):e.row.Start], e.row.Term, e.row.Text[e.row.End:min(len(e.row.Text), e.row.End+18)], v.Features, e.row.Text[v.Start:v.End])
		}
	}
	best(examples, odds)
	for _, at := range []float64{-1.5, -1, -0.75, -0.5, -0.25, 0, 0.25} {
		var s, n, u score
		for i, e := range examples {
			switch {
			case !e.natural:
				s.add(&e, odds[i] > at)
			default:
				n.add(&e, odds[i] > at)
				if !e.row.Counted {
					u.add(&e, odds[i] > at)
				}
			}
		}
		log.Printf("at %5.2f: misleading precision %.3f recall %.3f (%d wrong, %d lost); natural lost %d of %d (%.5f), refused %.3f; not counted: lost %.5f, refused %.3f",
			at, s.right/(s.right+s.wrong), s.right/(s.right+s.lost), int(s.wrong), int(s.lost), int(n.lost), int(n.right+n.lost), n.lost/(n.right+n.lost), n.refused/(n.refused+n.wrong),
			u.lost/(u.right+u.lost), u.refused/(u.refused+u.wrong))
	}
}

type score struct{ right, lost, wrong, refused float64 }

func (s *score) add(e *example, accepted bool) {
	w := float64(e.row.Weight)
	switch {
	case e.row.Label == labelled.True && accepted:
		s.right += w
	case e.row.Label == labelled.True:
		s.lost += w
	case accepted:
		s.wrong += w
	default:
		s.refused += w
	}
}

// best reports the highest threshold at which natural text loses one in a
// thousand at most.
func best(examples []example, odds []float64) {
	order := make([]int, len(examples))
	total, lost, auc, pos, neg := 0.0, 0.0, 0.0, 0.0, 0.0
	for i, e := range examples {
		order[i] = i
		if e.natural && e.y == 1 {
			total += float64(e.row.Weight)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(odds[a], odds[b]) })
	var s, n score
	at := 0.0
	seenNeg := 0.0
	for _, i := range order {
		if e := examples[i]; !e.natural {
			if e.y == 1 {
				auc += seenNeg
				pos++
			} else {
				seenNeg++
				neg++
			}
		}
	}
	for _, i := range order {
		if e := examples[i]; e.natural && e.y == 1 {
			lost += float64(e.row.Weight)
			if lost > total/1000 {
				at = odds[i]
				break
			}
		}
	}
	for i, e := range examples {
		if e.natural {
			n.add(&e, odds[i] >= at)
		} else {
			s.add(&e, odds[i] >= at)
		}
	}
	log.Printf("best %.2f: P %.3f R %.3f (%d, %d) refused %.3f auc %.4f", at, s.right/(s.right+s.wrong), s.right/(s.right+s.lost), int(s.wrong), int(s.lost), n.refused/(n.refused+n.wrong), auc/pos/neg)
}
