package e2e

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestPositionsOutside(t *testing.T) {
	t.Parallel()
	s := newSession(t).initialize(write(t, map[string]string{"a.glossary.yaml": accounts}))
	s.open(document, "😀𠮷野家的帳號，好\r\n\t第二行")
	for _, c := range []struct {
		line, character int
		want            bool
	}{
		{0, 7, true},     // 帳, in UTF-16 units
		{0, 8, true},     // 號
		{0, 9, true},     // right behind: still on it
		{0, 10, false},   // behind ，
		{0, 6, false},    // 的
		{0, 1, false},    // inside 😀
		{0, 3, false},    // inside 𠮷
		{0, 1000, false}, // behind the line
		{0, 1<<31 - 1, false},
		{1, 0, false},
		{2, 0, false}, // behind the document
		{1<<31 - 1, 1<<31 - 1, false},
	} {
		got := s.hover(document, c.line, c.character)
		if strings.Contains(got, "證明身分") != c.want {
			t.Errorf("%d:%d: %q, want the concept: %t", c.line, c.character, got, c.want)
		}
	}
	// Edits outside are taken at the nearest place inside.
	s.notify("textDocument/didChange", `{"textDocument":{"uri":"`+document+`","version":2},"contentChanges":[
		{"range":{"start":{"line":99,"character":99},"end":{"line":99,"character":99}},"text":"\n帳號"},
		{"range":{"start":{"line":0,"character":99},"end":{"line":0,"character":99}},"text":"與帳號"},
		{"range":{"start":{"line":1,"character":3},"end":{"line":0,"character":4}},"text":""}]}`)
	if got := s.hover(document, 2, 0); !strings.Contains(got, "證明身分") {
		t.Errorf("hover in what was added behind the end: %q", got)
	}
	s.alive()
}

func TestNotUTF8Opened(t *testing.T) {
	t.Parallel()
	s := newSession(t).initialize(write(t, map[string]string{"a.glossary.yaml": accounts}))
	s.send(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"` + document + `","languageId":"markdown","version":1,"text":"` + "\xb1\xce帳號\xff" + `"}}}`)
	s.send(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"` + document + `","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"` + "\xf0\x9f" + `"}]}}`)
	found := false
	for c := range 8 {
		found = found || strings.Contains(s.hover(document, 0, c), "證明身分")
	}
	if !found {
		t.Error("no hover in a text with bytes that are no UTF-8")
	}
	// A lone surrogate in JSON's escapes, and NUL.
	s.replace(document, 3, "") // settle
	s.notify("textDocument/didChange", `{"textDocument":{"uri":"`+document+`","version":4},"contentChanges":[{"text":"\ud83d\u0000帳號\udc00"}]}`)
	s.hover(document, 0, 2)
	s.alive()
}

func TestEmptyDocument(t *testing.T) {
	t.Parallel()
	s := newSession(t).initialize("")
	s.open(document, "")
	for _, p := range [][2]int{{0, 0}, {0, 1}, {5, 5}} {
		if got := s.hover(document, p[0], p[1]); got != "" {
			t.Errorf("hover in nothing: %q", got)
		}
	}
	s.published(document, "empty", func(p published) bool { return len(p.Diagnostics) == 0 })
	s.notify("textDocument/didChange", `{"textDocument":{"uri":"`+document+`","version":2},"contentChanges":[]}`)
	s.notify("textDocument/didChange", `{"textDocument":{"uri":"`+document+`","version":3},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":""}]}`)
	s.open(document, "甲") // opened twice
	s.notify("textDocument/didClose", `{"textDocument":{"uri":"`+document+`"}}`)
	s.notify("textDocument/didClose", `{"textDocument":{"uri":"`+document+`"}}`)
	s.refused(invalidParams, "textDocument/hover", at(document, 0, 0))
}

// resident returns the server's resident memory in bytes; false where the
// system has no /proc.
func resident(s *session) (int, bool) {
	b, err := os.ReadFile("/proc/" + strconv.Itoa(s.cmd.Process.Pid) + "/status")
	if err != nil {
		return 0, false
	}
	for line := range strings.Lines(string(b)) {
		if v, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(v), "kB")))
			return n << 10, err == nil
		}
	}
	return 0, false
}

func TestHugeDocument(t *testing.T) {
	if raceEnabled {
		t.Skip("50 MB take minutes under the race detector")
	}
	s := newSession(t).initialize(write(t, map[string]string{"a.glossary.yaml": accounts}))
	// Paragraphs of some 2 kB.
	line := strings.Repeat("请先申请帐号，再谈别的；这是一份很长的文件。", 30) + "\n\n"
	s.open("untitled:small", line)
	if got := s.hover("untitled:small", 0, 5); got == "" {
		t.Fatal("no hover in a small document")
	}
	const uri = "untitled:huge"
	start := time.Now()
	s.open(uri, strings.Repeat(line, 50<<20/len(line)))
	if got := s.hover(uri, 2*20_000, 5); !strings.Contains(got, "证明身分") && !strings.Contains(got, "證明身分") {
		t.Errorf("hover in 50 MB: %q", got)
	}
	t.Logf("50 MB opened and hovered in %v", time.Since(start).Round(time.Millisecond))
	peak, measured := resident(s)
	s.notify("textDocument/didClose", `{"textDocument":{"uri":"`+uri+`"}}`)
	s.alive()
	if !measured {
		return
	}
	const limit = 120 << 20
	var after int
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if after, _ = resident(s); after < limit {
			break
		}
	}
	t.Logf("resident: %d MB with it, %d MB after", peak>>20, after>>20)
	if after >= limit {
		t.Errorf("resident memory stays at %d MB", after>>20)
	}
}

// TestWriteOrder interleaves edits with hovers: each must see the version that
// was written before it.
func TestWriteOrder(t *testing.T) {
	t.Parallel()
	pairs := 10_000
	if raceEnabled {
		pairs = 2_000
	}
	var glossary strings.Builder
	glossary.WriteString("lang: zh-Hant\nconcepts:\n")
	const names = "甲乙丙丁戊己庚辛壬癸"
	for i, r := range []rune(names) {
		fmt.Fprintf(&glossary, "  - {id: stem-%d, definition: 天干之%d, terms: [%c木樨]}\n", i, i, r)
	}
	s := newSession(t).initialize(write(t, map[string]string{"a.glossary.yaml": glossary.String()}))
	s.open(document, "癸木樨開花。\n\n不相干的一段。\n")
	s.hover(document, 0, 0)
	answers := make(chan error, pairs)
	window := make(chan struct{}, 256) // so that the pipes do not fill both ways
	stems := []rune(names)
	for i := range pairs {
		stem := i % len(stems)
		s.notify("textDocument/didChange", fmt.Sprintf(
			`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"text":"%c"}]}`,
			document, i+2, stems[stem]))
		window <- struct{}{}
		_, c := s.request("textDocument/hover", at(document, 0, 1))
		go func() {
			m, ok := <-c
			<-window
			switch want := fmt.Sprintf("天干之%d", stem); {
			case !ok || m.Error != nil:
				answers <- fmt.Errorf("pair %d: %+v", i, m.Error)
			case !strings.Contains(string(m.Result), want):
				answers <- fmt.Errorf("pair %d: want %s in %s", i, want, m.Result)
			default:
				answers <- nil
			}
		}()
	}
	wrong := 0
	for range pairs {
		select {
		case err := <-answers:
			if err != nil {
				if wrong++; wrong <= 3 {
					t.Error(err)
				}
			}
		case <-time.After(patience):
			t.Fatal("no answer")
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d hovers saw another version", wrong, pairs)
	}
}
