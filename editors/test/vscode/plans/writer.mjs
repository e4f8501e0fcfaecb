// The writer's day: writes two chapters, with a glossary and a bibliography
// beside them.

const first = 'chapter-1.md';
const second = 'chapter-2.md';

export default {
  workspace: 'writer',
  lang: 'zh-tw',
  settings: { 'jiaozhu.messages': 'zh-Hant' },
  steps: [
    { say: 'opens the first chapter', open: first, fatal: true },
    { say: 'the extension is active', extension: 'jiaozhu.jiaozhu', fatal: true },
    { say: 'nothing is wrong with it yet', diagnostics: { count: 0 } },

    {
      say: 'writes a sentence with a deprecated term',
      type: { at: '## 為什麼要自己修\n\n|', text: '小鎮若要保住科技主權，得先有自己的機房。\n' },
    },
    {
      say: 'is told when the sentence has settled',
      diagnostics: { count: 1, code: 'term-deprecated', at: '科技主權', expect: '技術主權' },
    },
    { say: 'sees the squiggle', squiggles: { min: 1 } },
    {
      say: 'reads why',
      hover: { at: '保住科技|主權', expect: ['科技主權', '技術主權', '一家斷供'] },
      picture: { name: 'hover.png', clip: { x: 352, y: 92, width: 928, height: 330 } },
    },
    {
      say: 'takes the fix',
      action: { at: '保住科技|主權', pick: '改為「技術主權」', text: '小鎮若要保住技術主權，得先' },
      picture: { name: 'fix.png', clip: { x: 352, y: 280, width: 700, height: 350 } },
    },
    { say: 'nothing is wrong any more', diagnostics: { count: 0 } },

    {
      say: 'writes a term by the initials of its pinyin; the list opens by itself',
      complete: { at: '得先有自己的機房。\n|', type: '所謂jszq', auto: true, expect: '技術主權', accept: '技術主權', text: '所謂技術主權' },
      picture: { name: 'pinyin.png', clip: { x: 352, y: 280, width: 700, height: 180 } },
    },
    {
      say: 'cites a work by its author',
      complete: { at: '所謂技術主權|', type: '就是能修 [@林', expect: 'lin2021repair', accept: 'lin2021repair', text: '就是能修 [@lin2021repair]' },
    },
    {
      say: 'writes a term by its first characters; the list opens by itself',
      complete: {
        at: '就是能修 [@lin2021repair]|', type: '，有技術主', auto: true, accept: '技術主權',
        text: '[@lin2021repair]，有技術主權',
      },
    },
    {
      say: 'goes on with an English word, and no list comes up',
      unasked: { at: '[@lin2021repair]，有技術主權|', type: '，用 Go' },
    },
    { say: 'the citation is good', diagnostics: { count: 0 } },
    {
      say: 'composes a word with an input method, and is left in peace meanwhile',
      ime: {
        at: '就是能修| [@lin2021repair]', compose: ['k', 'ke', "ke'j", "ke'ji", "ke'ji'zhu", "ke'ji'zhu'quan"], hold: 1500,
        commit: '，科技主權', text: '就是能修，科技主權 [@lin2021repair]',
      },
    },
    { say: 'is told of the word that came of it', diagnostics: { count: 1, code: 'term-deprecated', at: '科技主權' } },
    { say: 'takes it back', undo: 1 },
    { say: 'nothing is wrong any more', diagnostics: { count: 0, code: 'term-deprecated' } },
    { say: 'saves', save: true },

    {
      say: 'adds a word to the glossary',
      action: { select: '微型機房', pick: '加入術語表' },
    },
    { say: 'the glossary has it, its comments are kept', reads: { file: 'book.glossary.yaml', expect: ['微型機房', '# 本書的主題，見第一章。'] } },
    { say: 'saves the glossary', save: true },
    { say: 'opens the second chapter', open: second },
    { say: 'the word is known there', hover: { at: '一間微型|機房', expect: '微型機房' } },
    {
      say: 'renames it in both chapters and the glossary',
      rename: {
        at: '一間微型|機房', was: '微型機房', to: '小型機房',
        files: {
          [second]: { expect: ['蓋了一間小型機房', '兩間小型機房之間'], absent: '微型機房' },
          [first]: { expect: '小型機房不怕小', absent: '微型機房' },
          'book.glossary.yaml': { expect: '小型機房' },
        },
      },
    },
    { say: 'saves', save: true },
    { say: 'the new name is known', hover: { at: '一間小型|機房', expect: '小型機房' } },
    { say: 'finds the term by its pinyin', symbols: { query: 'xxjf', expect: '小型機房' } },
  ],
};
