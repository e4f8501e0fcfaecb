// Package lookup finds terms, works and passages by what somebody has typed of
// them so far: the beginning of a name in either script, its pinyin, its
// original.
//
// An Index knows strings and nothing else. A Catalogue is a glossary's names in
// such indexes; what an edit of the glossary leaves as it was is shared with the
// catalogue before. Both are immutable and safe for concurrent use.
package lookup
