package check

import "github.com/jiaozhu/jiaozhu/internal/prose"

// Region is a region whose usage a document follows.
type Region uint8

const (
	AnyRegion Region = iota // by the text
	Taiwan
	HongKong
	Mainland
)

// Regions maps the names of regions in the configuration.
var Regions = map[string]Region{"auto": AnyRegion, "tw": Taiwan, "hk": HongKong, "cn": Mainland}

// regionOf returns the region whose usage a document of a script follows: the
// one that is set, else the largest that writes the script. It is AnyRegion for
// a text that shows no script.
func (s *Settings) regionOf(script prose.Script) Region {
	switch {
	case s.Region != AnyRegion:
		return s.Region
	case script == prose.Hant:
		return Taiwan
	case script == prose.Hans:
		return Mainland
	}
	return AnyRegion
}

// Region returns the region whose usage the document follows, by its name in
// the configuration; "auto" where neither that nor the text tells.
func (r *Result) Region() string {
	region := r.settings.regionOf(r.script)
	for name, g := range Regions {
		if g == region {
			return name
		}
	}
	return "auto"
}
