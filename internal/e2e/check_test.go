package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// outcome is what one run of the program gave.
type outcome struct {
	code           int // -1: it did not start, or ended by a signal
	stdout, stderr string
}

// run runs the program in a folder.
func run(t *testing.T, dir, stdin string, args ...string) outcome {
	t.Helper()
	return execute(t, command(t, dir, stdin, args...))
}

// runWith runs the program with process attributes.
func runWith(t *testing.T, set func(*syscall.SysProcAttr), dir string, args ...string) outcome {
	t.Helper()
	c := command(t, dir, "", args...)
	c.SysProcAttr = &syscall.SysProcAttr{}
	set(c.SysProcAttr)
	return execute(t, c)
}

func command(t *testing.T, dir, stdin string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(program, args...)
	c.Dir = dir
	c.Env = environment(t)
	c.Stdin = strings.NewReader(stdin)
	return c
}

func execute(t *testing.T, c *exec.Cmd) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	timer := time.AfterFunc(patience, func() { _ = c.Process.Kill() })
	defer timer.Stop()
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return outcome{-1, "", err.Error()}
	}
	for _, bad := range []string{"DATA RACE", "panic:", "goroutine "} {
		if strings.Contains(stderr.String(), bad) {
			t.Errorf("%v: %s", c.Args, stderr.String())
		}
	}
	return outcome{c.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

func TestCheckExitCodes(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{
		"a.glossary.yaml": accounts,
		"好.md":            "請註冊帳號。\n",
		"壞.md":            "請註冊賬戶。\n",
		"sub/深/壞.md":      "再註冊賬戶。\n",
		"gbk.md":          "第一行\n第二行\xd5\xca\xba\xc5\n",
		"空.md":            "",
		"bad.yaml":        "region: mars\n",
	})
	if err := os.Symlink("..", filepath.Join(dir, "sub", "loop")); err != nil {
		t.Log("no symbolic links here:", err)
	}
	for _, c := range []struct {
		name   string
		args   []string
		stdin  string
		code   int
		stdout []string // each must be there
		stderr []string
	}{
		{"clean", []string{"好.md"}, "", 0, []string{"1"}, nil},
		{"empty file", []string{"空.md"}, "", 0, nil, nil},
		{"finding", []string{"壞.md"}, "", 1, []string{"壞.md:1:4:", "term-forbidden", "帳號"}, nil},
		{"folder", []string{"sub"}, "", 1, []string{filepath.Join("sub", "深", "壞.md") + ":1:4:"}, nil},
		{"both", []string{"好.md", "壞.md", "sub"}, "", 1, []string{"壞.md:1:4:", "深"}, nil},
		{"stdin", []string{"-"}, "請註冊賬戶。\n", 1, []string{"-:1:4:"}, nil},
		{"stdin clean", []string{"-"}, "請註冊帳號。\n", 0, nil, nil},
		{"stdin empty", []string{"-"}, "", 0, nil, nil},
		{"stdin not UTF-8", []string{"-"}, "\xd5\xca", 2, nil, []string{"UTF-8"}},
		{"missing", []string{"無此檔.md"}, "", 2, nil, []string{"無此檔.md"}},
		{"missing beside others", []string{"無此檔.md", "壞.md"}, "", 2, []string{"壞.md:1:4:"}, []string{"無此檔.md"}},
		{"not UTF-8", []string{"gbk.md", "壞.md"}, "", 2, []string{"壞.md:1:4:"}, []string{"gbk.md:2", "UTF-8", "iconv"}},
		{"here", nil, "", 2, []string{"壞.md:1:4:", "深"}, []string{"gbk.md:2"}},
		{"bad format", []string{"--format", "xml", "好.md"}, "", 2, nil, []string{"xml", "json"}},
		{"bad colour", []string{"--color", "blue", "好.md"}, "", 2, nil, []string{"blue", "never"}},
		{"bad flag", []string{"--no-such-flag"}, "", 2, nil, []string{"no-such-flag"}},
		{"bad language", []string{"--messages", "tlh", "好.md"}, "", 2, nil, []string{"tlh", "zh-Hans"}},
		{"missing configuration", []string{"--config", "no.yaml", "好.md"}, "", 2, nil, []string{"no.yaml"}},
		{"bad configuration", []string{"--config", "bad.yaml", "好.md"}, "", 2, nil, []string{"bad.yaml:1"}},
		{"English", []string{"--messages", "en", "壞.md"}, "", 1, []string{"should be"}, nil},
		{"simplified", []string{"--messages", "zh-Hans", "壞.md"}, "", 1, []string{"警告"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			o := run(t, dir, c.stdin, append([]string{"check"}, c.args...)...)
			if o.code != c.code {
				t.Errorf("exit code %d, want %d", o.code, c.code)
			}
			for _, want := range c.stdout {
				if !strings.Contains(o.stdout, want) {
					t.Errorf("no %q on standard output", want)
				}
			}
			for _, want := range c.stderr {
				if !strings.Contains(o.stderr, want) {
					t.Errorf("no %q on standard error", want)
				}
			}
			if c.code != 2 && o.stderr != "" {
				t.Errorf("something on standard error")
			}
			if strings.Contains(o.stdout, "loop") || strings.Contains(o.stdout, "\x1b") {
				t.Errorf("a loop or colour on standard output")
			}
			if t.Failed() {
				t.Logf("standard output:\n%s\nstandard error:\n%s", o.stdout, o.stderr)
			}
		})
	}
}

func TestUnknownCommand(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"no-such-command"}, {"lsp", "argument"}, {"lsp", "--log", "loud"}} {
		if o := run(t, t.TempDir(), "", args...); o.code != 2 || o.stderr == "" || o.stdout != "" {
			t.Errorf("%v: %+v", args, o)
		}
	}
	for _, args := range [][]string{{}, {"--help"}, {"--version"}, {"check", "--help"}} {
		if o := run(t, t.TempDir(), "", args...); o.code != 0 || o.stdout == "" || o.stderr != "" {
			t.Errorf("%v: %+v", args, o)
		}
	}
}

// TestLinkedFile checks what symbolic links named as arguments lead to.
func TestLinkedFile(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"a.glossary.yaml": accounts, "壞.md": "請註冊賬戶。\n"})
	for name, to := range map[string]string{"連.md": "壞.md", "自.md": "自.md", "斷.md": "無.md"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	if o := run(t, dir, "", "check", "連.md"); o.code != 1 || !strings.Contains(o.stdout, "連.md:1:4:") {
		t.Errorf("a link to a file: %+v", o)
	}
	for _, name := range []string{"自.md", "斷.md"} {
		if o := run(t, dir, "", "check", name, "壞.md"); o.code != 2 || !strings.Contains(o.stderr, name) || !strings.Contains(o.stdout, "壞.md:1:4:") {
			t.Errorf("a link to nothing: %+v", o)
		}
	}
}

func TestCheckJSON(t *testing.T) {
	t.Parallel()
	const text = "😀𠮷\t請先註冊賬戶。\r\n\r\nＡＢ賬戶\n"
	dir := write(t, map[string]string{"a.glossary.yaml": accounts, "文.md": text, "好.md": "好。\n"})
	o := run(t, dir, "", "check", "--format", "json", "文.md", "好.md")
	type place struct{ Line, Column, Offset int }
	var report struct {
		Version int
		Files   []struct {
			Path     string
			Findings []struct {
				Rule, Severity, Message, Text string
				Start, End                    place
				Related                       []struct{ Path string }
				Fixes                         []struct {
					Safe  bool
					Edits []struct {
						Start, End place
						NewText    string
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(o.stdout), &report); err != nil || o.code != 1 {
		t.Fatalf("exit code %d, %v\n%s%s", o.code, err, o.stdout, o.stderr)
	}
	if report.Version != 1 || len(report.Files) != 2 {
		t.Fatalf("%+v", report)
	}
	for _, f := range report.Files {
		if f.Path == "好.md" {
			if f.Findings == nil || len(f.Findings) != 0 {
				t.Errorf("findings of a clean file: %v", f.Findings)
			}
			continue
		}
		if len(f.Findings) != 2 {
			t.Fatalf("%+v", f)
		}
		for i, want := range []place{{1, 8, strings.Index(text, "賬戶")}, {3, 3, strings.LastIndex(text, "賬戶")}} {
			x := f.Findings[i]
			end := place{want.Line, want.Column + 2, want.Offset + len("賬戶")}
			if x.Rule != "term-forbidden" || x.Severity != "warning" || x.Text != "賬戶" || x.Start != want || x.End != end {
				t.Errorf("finding %d: %+v, want %+v to %+v", i, x, want, end)
			}
			if len(x.Fixes) == 0 || len(x.Fixes[0].Edits) != 1 || x.Fixes[0].Edits[0].NewText != "帳號" || x.Fixes[0].Edits[0].Start != want {
				t.Errorf("fix of finding %d: %+v", i, x.Fixes)
			}
			if len(x.Related) != 1 || !strings.HasSuffix(x.Related[0].Path, "a.glossary.yaml") {
				t.Errorf("related of finding %d: %+v", i, x.Related)
			}
		}
	}
	if o := run(t, dir, "", "check", "--format", "json", "好.md"); o.code != 0 || !json.Valid([]byte(o.stdout)) {
		t.Errorf("JSON of a clean file: %+v", o)
	}
}

// TestCaret compares the marks under excerpts with what a terminal shows.
func TestCaret(t *testing.T) {
	t.Parallel()
	cases := []struct{ text, excerpt, mark string }{
		{"請註冊賬戶。", "請註冊賬戶。", "　　　^~~~"},
		{"𠮷野賬戶", "𠮷野賬戶", "　　^~~~"},
		{"ab賬戶", "ab賬戶", "  ^~~~"},
		{"ＡＢ賬戶", "ＡＢ賬戶", "　　^~~~"},
		{"表\t賬戶", "表\t賬戶", "　\t^~~~"},
		{"e\u0301賬戶", "e\u0301賬戶", " ^~~~"},
		{"ｱ賬戶", "ｱ賬戶", " ^~~~"},
		{"賬戶", "賬戶", "^~~~"},
		{"前句。\u007f賬戶", "前句。\ufffd賬戶", "　　　 ^~~~"},
	}
	var text strings.Builder
	for _, c := range cases {
		text.WriteString(c.text + "\n\n")
	}
	o := run(t, write(t, map[string]string{"a.glossary.yaml": accounts}), text.String(), "check", "-")
	if o.code != 1 {
		t.Errorf("exit code %d: %s", o.code, o.stderr)
	}
	// A finding is four lines: message, excerpt, mark, the glossary's entry.
	lines := strings.Split(o.stdout, "\n")
	for i, c := range cases {
		if len(lines) < 4*i+3 || lines[4*i+1] != "    "+c.excerpt || lines[4*i+2] != "    "+c.mark {
			t.Errorf("%q: want\n    %s\n    %s\nin\n%s", c.text, c.excerpt, c.mark, o.stdout)
		}
	}
}

func TestColour(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"a.glossary.yaml": accounts})
	for _, c := range []struct {
		env    string
		args   []string
		colour bool
	}{
		{"", nil, false}, // no terminal
		{"", []string{"--color", "always"}, true},
		{"", []string{"--color", "never"}, false},
		{"NO_COLOR=1", []string{"--color", "always"}, true}, // a flag is meant
		{"NO_COLOR=1", nil, false},
	} {
		cmd := command(t, dir, "賬戶\n", append([]string{"check", "-"}, c.args...)...)
		cmd.Env = append(cmd.Env, c.env)
		if o := execute(t, cmd); o.code != 1 || strings.Contains(o.stdout, "\x1b[") != c.colour {
			t.Errorf("%s %v: colour expected: %t\n%q", c.env, c.args, c.colour, o.stdout)
		}
	}
}

// TestColourOnTerminal runs the program on a pseudo-terminal, by script(1).
func TestColourOnTerminal(t *testing.T) {
	t.Parallel()
	script, err := exec.LookPath("script")
	if err != nil {
		t.Skip("SKIP terminal: no script(1) to make a pseudo-terminal (apt-get install bsdutils)")
	}
	dir := write(t, map[string]string{"a.glossary.yaml": accounts, "壞.md": "賬戶\n"})
	for env, colour := range map[string]bool{"TERM=xterm": true, "TERM=dumb": false, "NO_COLOR=1": false, "NO_COLOR=": true} {
		cmd := exec.Command(script, "-qec", "'"+program+"' check 壞.md", "/dev/null")
		cmd.Dir = dir
		cmd.Env = append(environment(t), "TERM=xterm", env)
		out, err := cmd.Output()
		if err == nil || strings.Contains(string(out), "\x1b[") != colour {
			t.Errorf("%s: colour expected: %t (%v)\n%q", env, colour, err, out)
		}
	}
}

// TestClosedPipe closes standard output after the first line, as head(1) does.
func TestClosedPipe(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"a.glossary.yaml": accounts, "壞.md": strings.Repeat("請註冊賬戶。\n\n", 20_000)})
	for _, format := range []string{"text", "json"} {
		cmd := command(t, dir, "", "check", "--format", format, "壞.md")
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
			t.Errorf("%s: %v", format, err)
		}
		_ = out.Close()
		timer := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait() // SIGPIPE, or an exit code
		timer.Stop()
		if strings.Contains(stderr.String(), "panic") || cmd.ProcessState.Success() {
			t.Errorf("%s: %v\n%s", format, cmd.ProcessState, stderr.String())
		}
	}
}
