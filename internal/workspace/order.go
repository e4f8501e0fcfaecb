package workspace

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"go.yaml.in/yaml/v4"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

// readingOrder says in which order documents below a root are read, as far as
// the workspace tells, by the first of these that knows a document:
//
//  1. a table of contents: SUMMARY.md (mdBook, GitBook), _quarto.yml,
//     _bookdown.yml, mkdocs.yml, _toc.yml (Jupyter Book);
//  2. a document that includes others: \include, \input and \subfile (LaTeX),
//     #include (Typst), #+INCLUDE (Org), include:: (AsciiDoc), toctree (Sphinx);
//  3. a number in the front matter, among documents of one folder: weight
//     (Hugo), nav_order (Jekyll), sidebar_position (Docusaurus), order;
//  4. a number in front of the file's name, or behind a word such as chapter,
//     with the numbers of the folders that it is in.
//
// Text gives a document's text, "" if it cannot be read. Names are paths.
func readingOrder(root string, names []string, text func(name string) string) map[string]check.Position {
	o := orders{root: root, known: map[string]bool{}, text: text, positions: map[string]check.Position{}}
	names = slices.Clone(names)
	slices.Sort(names)
	for _, name := range names {
		o.known[name] = true
	}
	o.byContents(names)
	o.byInclusion(names)
	o.byFrontMatter(names)
	o.byFileName(names)
	return o.positions
}

type orders struct {
	root      string
	known     map[string]bool
	text      func(string) string
	positions map[string]check.Position
}

// place gives documents their places in a book. Those that have one keep it.
func (o *orders) place(book string, names []string) {
	for rank, name := range names {
		if _, placed := o.positions[name]; !placed && o.known[name] {
			o.positions[name] = check.Position{Book: book, Rank: rank}
		}
	}
}

// resolve returns the document that a link in a file of dir means, "" if none.
func (o *orders) resolve(dir, link string) string {
	link, _, _ = strings.Cut(link, "#")
	if link == "" || strings.Contains(link, "://") {
		return ""
	}
	path := filepath.Join(dir, filepath.FromSlash(link))
	for _, suffix := range []string{"", ".md", ".tex", ".typ", ".rst", ".qmd", ".markdown"} {
		if o.known[path+suffix] {
			return path + suffix
		}
	}
	return ""
}

var contentsFiles = []string{"_quarto.yml", "_quarto.yaml", "_bookdown.yml", "mkdocs.yml", "mkdocs.yaml", "_toc.yml"}

var linkTarget = lazyregexp.New(`\]\(\s*<?([^)\s>]+)`)

// byContents reads the tables of contents of the root and of the folders that
// documents are in.
func (o *orders) byContents(names []string) {
	dirs := []string{o.root}
	for _, name := range names {
		for dir := filepath.Dir(name); len(dir) > len(o.root); dir = filepath.Dir(dir) {
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	for _, dir := range slices.Compact(dirs) {
		if name := filepath.Join(dir, "SUMMARY.md"); o.known[name] {
			var listed []string
			for _, m := range linkTarget().FindAllStringSubmatch(o.text(name), -1) {
				listed = append(listed, o.resolve(dir, m[1]))
			}
			o.place(name, listed)
		}
		for _, base := range contentsFiles {
			name := filepath.Join(dir, base)
			src, err := os.ReadFile(name)
			if err != nil {
				continue
			}
			var doc yaml.Node
			if yaml.Unmarshal(src, &doc) != nil {
				continue
			}
			var listed []string
			o.scalars(&doc, func(s string) {
				// MkDocs has its documents in a folder of their own.
				for _, below := range []string{dir, filepath.Join(dir, "docs")} {
					if found := o.resolve(below, s); found != "" {
						listed = append(listed, found)
						return
					}
				}
			})
			o.place(name, listed)
		}
	}
}

// scalars visits the values of a YAML tree in their order. Aliases are not
// followed.
func (o *orders) scalars(n *yaml.Node, visit func(string)) {
	if n.Kind == yaml.ScalarNode {
		visit(n.Value)
	}
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			continue // a key
		}
		o.scalars(c, visit)
	}
}

// inclusions are the ways in which a document of a format includes another, by
// the end of the document's name.
var inclusions = map[string]func() *regexp.Regexp{
	".tex":  lazyregexp.New(`(?m)^[^%\n]*?\\(?:include|input|subfile)\s*\{([^}]+)\}`),
	".typ":  lazyregexp.New(`(?m)^\s*#?include\s+"([^"]+)"`),
	".org":  lazyregexp.New(`(?mi)^#\+include:\s*"([^"]+)"`),
	".adoc": lazyregexp.New(`(?m)^include::([^\[]+)\[`),
}

// toctree is the body of a Sphinx table of contents, in MyST, in d2l's notation
// or in reStructuredText.
var toctree = lazyregexp.New("(?ms)^(?:```|:::)\\s*\\{?(?:toc|toctree)\\}?[^\\n]*\\n(.*?)^(?:```|:::)|^\\.\\. toctree::[^\\n]*\\n((?:[ \\t]+[^\\n]*\\n|\\n)+)")

// byInclusion follows documents that include others from those that none
// includes.
func (o *orders) byInclusion(names []string) {
	included := map[string][]string{}
	inner := map[string]bool{}
	for _, name := range names {
		for _, link := range o.includes(name) {
			if found := o.resolve(filepath.Dir(name), link); found != "" && found != name {
				included[name] = append(included[name], found)
				inner[found] = true
			}
		}
	}
	for _, name := range names {
		if inner[name] || len(included[name]) == 0 {
			continue
		}
		var listed []string
		seen := map[string]bool{}
		var follow func(string)
		follow = func(n string) {
			if seen[n] {
				return
			}
			seen[n] = true
			listed = append(listed, n)
			for _, c := range included[n] {
				follow(c)
			}
		}
		follow(name)
		o.place(name, listed)
	}
}

func (o *orders) includes(name string) []string {
	var out []string
	ext := strings.ToLower(filepath.Ext(name))
	if re := inclusions[ext]; re != nil {
		for _, m := range re().FindAllStringSubmatch(o.text(name), -1) {
			out = append(out, strings.TrimSpace(m[1]))
		}
	}
	if ext == ".md" || ext == ".rst" {
		text := o.text(name)
		if !strings.Contains(text, "toc") {
			return out
		}
		for _, m := range toctree().FindAllStringSubmatch(text, -1) {
			for line := range strings.Lines(m[1] + m[2]) {
				if line = strings.TrimSpace(line); line != "" && line[0] != ':' {
					out = append(out, line)
				}
			}
		}
	}
	return out
}

// orderKeys are the keys of front matter that order the documents of a folder.
var orderKeys = []string{"weight", "nav_order", "sidebar_position", "order"}

// byFrontMatter orders the documents of a folder by a number in their front
// matter.
func (o *orders) byFrontMatter(names []string) {
	type numbered struct {
		name string
		n    float64
	}
	folders := map[string][]numbered{}
	for _, name := range names {
		if _, placed := o.positions[name]; placed {
			continue
		}
		if n, ok := frontMatterOrder(o.text(name)); ok {
			dir := filepath.Dir(name)
			folders[dir] = append(folders[dir], numbered{name, n})
		}
	}
	for dir, all := range folders {
		sort.SliceStable(all, func(i, j int) bool { return all[i].n < all[j].n })
		listed := make([]string, len(all))
		for i, d := range all {
			listed[i] = d.name
		}
		o.place(dir, listed)
	}
}

func frontMatterOrder(text string) (float64, bool) {
	if !strings.HasPrefix(text, "---") {
		return 0, false
	}
	head, _, ok := strings.Cut(text[3:], "\n---")
	if !ok {
		return 0, false
	}
	for line := range strings.Lines(head) {
		key, value, ok := strings.Cut(line, ":")
		if ok && slices.Contains(orderKeys, key) {
			n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			return n, err == nil
		}
	}
	return 0, false
}

// leadingNumber is a number at the start of a name or behind a word that says
// what it numbers.
var leadingNumber = lazyregexp.New(`(?i)^(?:(?:ch|chap|chapter|part|sec|section|lesson|unit|appendix)[-_ ]?|第)?([0-9]+(?:[-._][0-9]+)*)`)

// firstYear is the least number in front of a name that is taken for a year.
const firstYear = 1000

// byFileName orders documents by the numbers in their names and in those of the
// folders above.
func (o *orders) byFileName(names []string) {
	type numbered struct {
		name    string
		numbers []int
	}
	books := map[string][]numbered{}
	for _, name := range names {
		if _, placed := o.positions[name]; placed {
			continue
		}
		var numbers []int
		book := name
		for path := name; len(path) > len(o.root); path = filepath.Dir(path) {
			m := leadingNumber().FindStringSubmatch(filepath.Base(path))
			if m == nil {
				break
			}
			var own []int
			for part := range strings.FieldsFuncSeq(m[1], func(r rune) bool { return r == '-' || r == '.' || r == '_' }) {
				if n, err := strconv.Atoi(part); err == nil {
					own = append(own, n)
				}
			}
			if len(own) == 0 || own[0] >= firstYear {
				break // a post of that date stands alone
			}
			numbers = append(own, numbers...)
			book = filepath.Dir(path)
		}
		if book != name {
			books[book] = append(books[book], numbered{name, numbers})
		}
	}
	for book, all := range books {
		sort.SliceStable(all, func(i, j int) bool { return slices.Compare(all[i].numbers, all[j].numbers) < 0 })
		listed := make([]string, len(all))
		for i, d := range all {
			listed[i] = d.name
		}
		o.place(book, listed)
	}
}
