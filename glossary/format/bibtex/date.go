package bibtex

import (
	"strconv"
	"strings"
)

// months are the names of months by the first three letters of their English
// names, which are also BibTeX's macros.
const months = "janfebmaraprmayjunjulaugsepoctnovdec"

// issued returns when the work appeared: the date as it is written, or what
// year, month and day give. A month that cannot be read is left out.
func (p *parser) issued(e *entry) string {
	if date := p.text(e, "date"); date != "" {
		return date
	}
	year := p.text(e, "year")
	if year == "" {
		return ""
	}
	month := monthNumber(p.text(e, "month"))
	if month == 0 || len(year) != 4 {
		return year
	}
	date := year + "-" + twoDigits(month)
	if day, err := strconv.Atoi(p.text(e, "day")); err == nil && day >= 1 && day <= 31 {
		date += "-" + twoDigits(day)
	}
	return date
}

// monthNumber returns 1 to 12, or 0.
func monthNumber(s string) int {
	s = strings.TrimSuffix(s, "月")
	if n, err := strconv.Atoi(s); err == nil {
		if n < 1 || n > 12 {
			return 0
		}
		return n
	}
	if len(s) < 3 {
		return 0
	}
	if i := strings.Index(months, strings.ToLower(s[:3])); i >= 0 && i%3 == 0 {
		return i/3 + 1
	}
	return 0
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
