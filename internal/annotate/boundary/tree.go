package boundary

// entry is what is known of a string of characters. It is a word if class is
// not 0.
type entry struct {
	class class
	log   uint16 // natural logarithm of 1 + frequency, in units
}

const (
	numberBits = 13 // of a character's number
	maxNumber  = 1<<numberBits - 1

	// manyKids is what the bits above a number hold for that many kids or more.
	manyKids = 1<<(16-numberBits) - 1

	blockBits = 5 // of a node's index in its block
	block     = 1 << blockBits

	// notWord and rareCode are the codes of a node that is no word, and of one
	// whose entry is not among the common.
	notWord, rareCode = 0, 255
)

// tree holds the words of two to four characters as paths of characters'
// numbers. It is read where it lies, in the program's file: nothing is unpacked.
// The nodes of a depth are in one row, the kids of a node beside each other,
// sorted, and behind those of the node before, so a node needs but their number.
type tree struct {
	first numbers32 // by number: the first of its kids in rows[0]
	rows  [MaxWord - 1]row
}

// row holds the nodes of one depth.
type row struct {
	chars  numbers16 // by node: number, and kids above it
	codes  string    // by node: what word it is
	common numbers16 // by code: class and log
	kidsAt numbers32 // by block: the first kid of its first node
	many   numbers32 // nodes with manyKids and more, in order: node, kids
	rareAt numbers32 // by block: the rare entries before its first node
	rare   numbers16 // class and log of the words that have rareCode, in order
}

// numbers16 and numbers32 are little-endian numbers.
type (
	numbers16 string
	numbers32 string
)

func (s numbers16) len() int { return len(s) / 2 }

func (s numbers16) at(i int) uint16 { return uint16(s[2*i]) | uint16(s[2*i+1])<<8 }

func (s numbers32) len() int { return len(s) / 4 }

func (s numbers32) at(i int) uint32 {
	return uint32(s[4*i]) | uint32(s[4*i+1])<<8 | uint32(s[4*i+2])<<16 | uint32(s[4*i+3])<<24
}

// pair returns entry i of a list of entries.
func (s numbers16) pair(i int) entry { return entry{class(s.at(2 * i)), s.at(2*i + 1)} }

// start returns the kids of a character, as a range of rows[0].
func (t *tree) start(number uint16) (from, to int) {
	return int(t.first.at(int(number))), int(t.first.at(int(number) + 1))
}

// find returns the index of a number within a range of a row, sorted; -1 if it
// is not there.
func (r *row) find(from, to int, number uint16) int {
	for from < to {
		mid := int(uint(from+to) >> 1)
		switch n := r.chars.at(mid) & maxNumber; {
		case n == number:
			return mid
		case n < number:
			from = mid + 1
		default:
			to = mid
		}
	}
	return -1
}

// kids returns the kids of node i, as a range of the next row.
func (r *row) kids(i int) (from, to int) {
	own := r.kidsOf(i)
	if own == 0 {
		return 0, 0
	}
	from = int(r.kidsAt.at(i >> blockBits))
	for j := i &^ (block - 1); j < i; j++ {
		from += r.kidsOf(j)
	}
	return from, from + own
}

// kidsOf returns how many kids node i has.
func (r *row) kidsOf(i int) int {
	n := int(r.chars.at(i) >> numberBits)
	if n < manyKids {
		return n
	}
	from, to := 0, r.many.len()/2
	for from < to {
		mid := int(uint(from+to) >> 1)
		if int(r.many.at(2*mid)) < i {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return int(r.many.at(2*from + 1))
}

// entry returns what word node i is.
func (r *row) entry(i int) entry {
	code := r.codes[i]
	switch code {
	case notWord:
		return entry{}
	case rareCode:
		n := int(r.rareAt.at(i >> blockBits))
		for j := i &^ (block - 1); j < i; j++ {
			if r.codes[j] == rareCode {
				n++
			}
		}
		return r.rare.pair(n)
	}
	return r.common.pair(int(code))
}

// find returns the entry of two to four characters; the zero entry if there is
// none.
func (t *tree) find(runes []uint16) entry {
	from, to := t.start(runes[0])
	for depth, n := range runes[1:] {
		r := &t.rows[depth]
		i := r.find(from, to, n)
		switch {
		case i < 0:
			return entry{}
		case depth == len(runes)-2:
			return r.entry(i)
		}
		from, to = r.kids(i)
	}
	return entry{}
}
