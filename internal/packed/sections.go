// Package packed cuts up data of the program that is read where it lies.
package packed

import "encoding/binary"

// Sections cuts data into its sections, each behind its length in bytes, a
// little-endian number of 32 bits.
type Sections struct {
	rest    string
	damaged bool
}

// NewSections returns the sections of data.
func NewSections(data string) *Sections { return &Sections{rest: data} }

// Next returns the next section, a part of the data; "" if the data does not hold
// a whole one.
func (s *Sections) Next() string {
	if len(s.rest) < 4 {
		s.damaged = true
		return ""
	}
	n := binary.LittleEndian.Uint32([]byte(s.rest[:4]))
	if s.rest = s.rest[4:]; uint64(n) > uint64(len(s.rest)) {
		s.damaged = true
		return ""
	}
	section := s.rest[:n]
	s.rest = s.rest[n:]
	return section
}

// Whole reports whether every section asked for was there, and nothing is left.
func (s *Sections) Whole() bool { return !s.damaged && s.rest == "" }
