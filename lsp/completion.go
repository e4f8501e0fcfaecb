package lsp

import (
	"context"
	"strings"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/describe"
	"github.com/jiaozhu/jiaozhu/internal/lookup"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// completionTriggers are the characters behind which something may be completed
// though no letter of it is typed, and the letters, for clients that do not ask
// by themselves for pinyin that touches Han text. VS Code passes over trigger
// characters at the end of a word, and asks there if editor.quickSuggestions has
// it; its extension then names the letter as the trigger. Han characters are left
// to the client, which asks for them as for words.
var completionTriggers = append([]string{"@", "《", "「", "“", "{"}, strings.Split("abcdefghijklmnopqrstuvwxyz", "")...)

// minUnasked is how many letters must be typed before terms are offered that
// nobody asked for.
const minUnasked = 2

// maxCompletions bounds an answer. The client asks again when more is typed.
const maxCompletions = 60

// Completion implements protocol.Server: keys of citations, titles, passages and
// terms, by what is typed of them.
func (s *server) Completion(ctx context.Context, p *protocol.CompletionParams) (protocol.CompletionResult, error) {
	q, err := s.ask(ctx, p.TextDocument.URI)
	if err != nil || q == nil {
		return nil, err
	}
	config, err := q.snapshot.Config(ctx)
	if err != nil {
		return nil, err
	}
	t := s.typing(q, config, q.m.offset(p.Position))
	if t == nil || triggeredByLetter(p.Context) && !t.mayBePinyin() {
		return nil, nil
	}
	if t.catalogue, err = s.catalogues.of(ctx, q.snapshot.Generation(), q.result.Document.Lexicon.Glossary); err != nil {
		return nil, err
	}
	uses := s.usage.take(s, q)
	defer s.usage.keep(uses)
	t.uses = uses
	return t.list(t.proposals()), nil
}

// triggeredByLetter reports whether the client asks because a letter was typed
// and not because somebody wants to know.
func triggeredByLetter(c protocol.CompletionContext) bool {
	if c.TriggerKind != protocol.CompletionTriggerKindTriggerCharacter || c.TriggerCharacter == nil {
		return false
	}
	letter := *c.TriggerCharacter
	return len(letter) == 1 && 'a' <= letter[0]|0x20 && letter[0]|0x20 <= 'z'
}

// mayBePinyin reports whether the letters in front of the cursor may be the
// beginning of what this server alone can complete: pinyin that touches Han text
// or starts a Chinese sentence, or a key. Words of other text are left alone.
func (t *typing) mayBePinyin() bool {
	if _, ok := t.citationKey(); ok {
		return true
	}
	s, ok := t.sentence()
	if !ok {
		return false
	}
	head := strings.TrimRight(s.before, "abcdefghijklmnopqrstuvwxyz")
	if len(s.before)-len(head) < minUnasked {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(head)
	return head == "" && t.isChinese(&s) || prose.IsHan(r) || strings.ContainsRune("，。、；：？！（「『《“‘—…", r)
}

// typing is what a completion is asked for in. Offsets are bytes of the block's
// source.
type typing struct {
	*question
	block     *prose.Block
	start     int // of the block, in the document
	at        int // the cursor
	writer    lookup.Writer
	reader    describe.Reader
	catalogue *lookup.Catalogue
	uses      lookup.Uses
}

// typing finds what is typed at a document's offset; nil where nothing can be
// completed.
func (s *server) typing(q *question, config *workspace.Config, offset int) *typing {
	text := q.file.Text
	i := text.BlockAt(offset)
	if i < 0 {
		return nil
	}
	t := &typing{question: q, block: text.Blocks()[i], start: text.Start(i)}
	t.at = offset - t.start
	if t.at <= 0 {
		return nil
	}
	script := text.Script()
	region := check.Regions[config.Region]
	if script == prose.UnknownScript {
		switch region {
		case check.Taiwan, check.HongKong:
			script = prose.Hant
		case check.Mainland:
			script = prose.Hans
		}
	}
	t.writer = lookup.Writer{Script: script, Tags: chineseTags(script, region)}
	t.reader = describe.Reader{Language: s.language(config), Script: script}
	return t
}

// chineseTags returns the language tags of Chinese, those of a region and script
// first.
func chineseTags(script prose.Script, region check.Region) []string {
	if script == prose.Hans {
		return []string{"zh-Hans", "zh", "zh-Hant"}
	}
	if region == check.HongKong {
		return []string{"zh-Hant-HK", "zh-Hant", "zh", "zh-Hans"}
	}
	return []string{"zh-Hant", "zh", "zh-Hans"}
}

// proposals returns what may complete what is typed. In a citation only a key
// can; a title and a passage give way to the terms in them where none fits.
func (t *typing) proposals() []proposal {
	if from, ok := t.citationKey(); ok {
		return t.keys(from)
	}
	s, ok := t.sentence()
	if !ok {
		return nil
	}
	t.writer.Chinese = t.isChinese(&s)
	if titles := t.titles(&s); len(titles) > 0 {
		return titles
	}
	return append(t.passages(&s), t.terms(&s)...)
}

// sentence is the prose in front of the cursor and behind it that stands in the
// source as it is, on one line.
type sentence struct {
	run    *prose.Run
	from   int // of before, in the block's source
	before string
	after  string
}

// sentence returns the prose around the cursor. It reports false where there is
// none: in code, math, addresses, commands, comments, front matter.
func (t *typing) sentence() (sentence, bool) {
	if t.block.Kind == prose.FrontMatter || t.within(t.block.Comments) || t.within(t.block.Code) {
		return sentence{}, false
	}
	for i := range t.block.Links {
		if at := t.block.Links[i].At; at.Start < t.at && t.at <= at.End && t.block.Links[i].Span == at {
			return sentence{}, false // an address that is its own text
		}
	}
	for i := range t.block.Runs {
		run := &t.block.Runs[i]
		for _, p := range run.Pieces {
			if p.Atomic || t.at <= p.Source || t.at > p.Source+p.SourceLen {
				continue
			}
			text := run.Text[p.Text : p.Text+p.TextLen]
			cursor := t.at - p.Source
			s := sentence{run: run, from: p.Source, before: text[:cursor], after: text[cursor:]}
			if line := strings.LastIndexByte(s.before, '\n') + 1; line > 0 {
				s.from, s.before = s.from+line, s.before[line:]
			}
			if line := strings.IndexAny(s.after, "\r\n"); line >= 0 {
				s.after = s.after[:line]
			}
			return s, s.before != ""
		}
	}
	return sentence{}, false
}

// within reports whether the cursor stands inside of a span.
func (t *typing) within(spans []prose.Span) bool {
	for _, s := range spans {
		if s.Start < t.at && t.at < s.End {
			return true
		}
	}
	return false
}

// short is the length in bytes of a document that need not have shown yet that
// it is Chinese.
const short = 400

// isChinese reports whether a sentence is Chinese: it has Han characters, or
// what is typed is its first word and the document may be Chinese.
func (t *typing) isChinese(s *sentence) bool {
	if prose.HasHan(s.run.Text) {
		return true
	}
	word := strings.TrimRightFunc(s.before, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' })
	return strings.TrimSpace(word+s.after) == "" && (t.file.Text.Script() != prose.UnknownScript || t.file.Text.Len() < short)
}
