package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
)

// megabyte is the size in bytes of the text that is timed.
const megabyte = 1 << 20

// rounds is how often each program runs, in turns.
const rounds = 7

// lintScript times autocorrect's lint call alone, in a process that runs
// already, and prints milliseconds.
const lintScript = `
const {lintFor} = require("autocorrect-node"), {readFileSync} = require("fs");
const text = readFileSync(process.argv[1], "utf8");
const start = process.hrtime.bigint();
lintFor(text, process.argv[1]);
console.log(Number(process.hrtime.bigint() - start) / 1e6);
`

// formatScript rewrites the files below a folder as autocorrect would.
const formatScript = `
const {formatFor} = require("autocorrect-node"), fs = require("fs"), path = require("path");
for (const f of fs.readdirSync(process.argv[1], {recursive: true, withFileTypes: true})) {
  if (!f.isFile()) continue;
  const name = path.join(f.parentPath || f.path, f.name);
  fs.writeFileSync(name, formatFor(fs.readFileSync(name, "utf8"), name));
}
`

// peers times jiaozhu check with every rule on, whole process, against
// autocorrect's command and its lint call, in turns on one file; and counts what
// the rules report in text that autocorrect has corrected.
func peers(o options) error {
	if o.node == "" {
		return errors.New("no autocorrect: -node or JIAOZHU_NODE names a folder where npm install autocorrect-node ran")
	}
	scratch, err := os.MkdirTemp("", "evaluation")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	corpora, err := openCorpora(o.corpora, filepath.Join(scratch, "corpora"))
	if err != nil {
		return err
	}
	file := filepath.Join(scratch, "timed", "text.md")
	if err := join(corpora, file); err != nil {
		return err
	}
	config := filepath.Join(scratch, "every-rule.yaml")
	if err := write(config, everyRule()); err != nil {
		return err
	}
	speed, err := race(o, file, config)
	if err != nil {
		return err
	}
	passing, err := afterAutocorrect(o, corpora)
	if err != nil {
		return err
	}
	return put(o.doc, "bench-peers", speed+"\n"+passing)
}

// join makes one Markdown file of a megabyte of the corpora's documents.
func join(corpora []corpus, file string) error {
	var b strings.Builder
	for b.Len() < megabyte {
		before := b.Len()
		for _, c := range corpora {
			outcome, err := checkDir(c.dir)
			if err != nil {
				return err
			}
			for _, d := range outcome.Documents {
				if b.Len() < megabyte && filepath.Ext(d.Name) == ".md" {
					b.WriteString(d.Text.Text() + "\n\n")
				}
			}
		}
		if b.Len() == before {
			return errors.New("the corpora have no text to time")
		}
	}
	return write(file, b.String())
}

// everyRule is a configuration that turns on what is off by default.
func everyRule() string {
	b := "rules:\n"
	for _, r := range check.All {
		if r.Severity == glossary.Off {
			b += "  " + r.ID + ": hint\n"
		}
	}
	return b
}

func race(o options, file, config string) (string, error) {
	ours, command, lint := []float64{}, []float64{}, []float64{}
	for range rounds {
		t, err := timed(exec.Command(o.binary, "check", "--config", config, "--format", "json", file), 1)
		if err != nil {
			return "", err
		}
		ours = append(ours, t)
		if t, err = timed(exec.Command(filepath.Join(o.node, "node_modules", ".bin", "autocorrect"), "--lint", "--format", "json", file), 1); err != nil {
			return "", err
		}
		command = append(command, t)
		out, err := script(o.node, lintScript, file)
		if err != nil {
			return "", err
		}
		if t, err = strconv.ParseFloat(strings.TrimSpace(out), 64); err != nil {
			return "", err
		}
		lint = append(lint, t)
	}
	ratio := func(theirs []float64) float64 {
		rs := make([]float64, len(theirs))
		for i := range theirs {
			rs[i] = theirs[i] / ours[i]
		}
		return median(rs)
	}
	var b strings.Builder
	b.WriteString("| | median | against jiaozhu, median of pairs |\n|---|---|---|\n")
	fmt.Fprintf(&b, "| jiaozhu check, every rule on, whole process | %.0f ms | |\n", median(ours))
	fmt.Fprintf(&b, "| autocorrect --lint, whole process | %.0f ms | %.1f times |\n", median(command), ratio(command))
	fmt.Fprintf(&b, "| autocorrect’s lintFor, the call alone | %.0f ms | %.1f times |\n", median(lint), ratio(lint))
	return b.String(), nil
}

// timed runs a command and returns milliseconds. An exit status up to most is no
// failure: it says that something was found.
func timed(c *exec.Cmd, most int) (float64, error) {
	start := time.Now()
	out, err := c.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() <= most {
		err = nil
	}
	if err != nil {
		return 0, fmt.Errorf("%s: %w: %s", c.Path, err, out[:min(len(out), 300)])
	}
	return float64(time.Since(start).Microseconds()) / 1000, nil
}

func script(node, source, argument string) (string, error) {
	c := exec.Command("node", "-e", source, argument)
	c.Dir = node
	out, err := c.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("node: %w: %s", err, out)
	}
	return string(out), nil
}

func median(xs []float64) float64 {
	s := slices.SortedFunc(slices.Values(xs), cmp.Compare)
	return s[len(s)/2]
}

// afterAutocorrect counts what is left to report once autocorrect has corrected
// the clean corpora: text that passes it.
func afterAutocorrect(o options, corpora []corpus) (string, error) {
	var b strings.Builder
	b.WriteString("| clean text after autocorrect’s fix | findings of severity warning or worse | for 10,000 characters |\n|---|---|---|\n")
	all, characters := 0, 0
	for _, c := range corpora {
		if !c.clean {
			continue
		}
		if err := eachFile(c.dir, markBlanks); err != nil {
			return "", err
		}
		if _, err := script(o.node, formatScript, c.dir); err != nil {
			return "", err
		}
		if err := eachFile(c.dir, restoreBlanks); err != nil {
			return "", err
		}
		m, err := measureOne(c)
		if err != nil {
			return "", err
		}
		all += m.graves
		characters += m.characters
		fmt.Fprintf(&b, "| %s | %d | %.2f |\n", c.name, m.graves, per(m.graves, m.characters))
	}
	fmt.Fprintf(&b, "| **all** | %d | %.2f |\n", all, per(all, characters))
	return b.String(), nil
}

// blank is what a formula or code left where it was taken out of a line, and
// blankMark stands for it while autocorrect works, which would close it: the rules
// would take the rest of a quotation or a bracket for the whole.
var (
	blank     = regexp.MustCompile(`([^ \n])( {3,})`)
	blankMark = regexp.MustCompile(" ?`blank([0-9]+)` ?")
)

func markBlanks(text string) string {
	return blank.ReplaceAllStringFunc(text, func(found string) string {
		at := strings.IndexByte(found, ' ')
		return fmt.Sprintf("%s`blank%d`", found[:at], len(found)-at)
	})
}

func restoreBlanks(text string) string {
	return blankMark.ReplaceAllStringFunc(text, func(found string) string {
		n, err := strconv.Atoi(blankMark.FindStringSubmatch(found)[1])
		if err != nil {
			return found
		}
		return strings.Repeat(" ", n)
	})
}

// eachFile rewrites the files below a folder.
func eachFile(dir string, rewrite func(text string) string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(path, []byte(rewrite(string(src))), 0o644)
	})
}
