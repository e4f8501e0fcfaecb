// The reviewer's day: reads an essay against the glossary that comes with the
// program, and a source text.

const essay = 'essay.md';

export default {
  workspace: 'reviewer',
  lang: 'zh-tw',
  settings: { 'jiaozhu.messages': 'zh-Hant' },
  steps: [
    { say: 'opens the essay', open: essay, fatal: true },
    { say: 'the extension is active', extension: 'jiaozhu.jiaozhu', fatal: true },
    { say: 'sees three problems', diagnostics: { severity: 'Warning', count: 3 } },
    { say: 'sees them in the text', squiggles: { kind: 'warning', min: 2 } },
    { say: 'lists them', problems: { expect: ['引文與原文不符', '物件化'] } },
    {
      say: 'walks them with F8',
      walk: { at: '|# 門與鎖', order: ['「喜」', '「要到」', '「物件化」'] },
    },
    {
      say: 'sees the difference in an altered quotation',
      hover: { at: '只問客人要|到哪裡去', expect: ['引文與原文不符', '往', '第三節'] },
      picture: { name: 'quotation.png', clip: { x: 352, y: 92, width: 928, height: 460 } },
    },
    {
      say: 'jumps from a title to its entry',
      definition: { at: '霍布斯在《利維|坦》', expect: 'hobbes1651leviathan' },
    },
    {
      say: 'jumps from a quotation to its line in the source',
      definition: { at: '「船不在|大', file: 'sources/ferry.txt', line: 6, expect: '船不在大' },
    },
    {
      say: 'jumps from the altered one to its line in the source',
      definition: { at: '渡船的人不問|客人', file: 'sources/ferry.txt', line: 15 },
    },
    {
      say: 'takes the wording of the source',
      action: { at: '只問客人要|到哪裡去', pick: '改', text: '只問客人往哪裡去' },
    },
    { say: 'one problem less', diagnostics: { severity: 'Warning', count: 2 } },
    {
      say: 'lists all places that cite a work, and none in its own text',
      references: { at: '[@gu1931|ferry]', files: [essay, 'notes.md', 'works.bib'], absent: 'ferry.txt' },
    },
    { say: 'sees the outline', outline: { expect: ['一、舊書', '三、鎖'] } },
    {
      say: 'opens the view of concepts, and a concept with the places that use it',
      view: { id: 'jiaozhu.concepts', title: 'Concepts', unfold: [/^主權\s*sov/, '技術主權'], expect: ['essay.md'] },
      picture: { name: 'concepts.png', clip: { x: 0, y: 36, width: 800, height: 600 } },
    },
    {
      say: 'opens the view of works, and a work with the places that cite it',
      view: { id: 'jiaozhu.references', title: 'References', unfold: ['渡口筆記', 'notes.md'], expect: ['notes.md'] },
    },
    { say: 'sees findings and region in the status bar', status: { expect: ['2', 'Taiwan'] } },
    { say: 'the server dies and comes back', kill: { type: { at: '|# 門與鎖', text: ' ' }, severity: 'Warning', count: 2 } },
  ],
};
