-- The reviewer's day: reads another's essay, follows its quotations to their sources.
local t = ...
local e = t.editor()

e:keys(':edit essay.md<CR>')
t.check('the essay has its findings', e:diagnostic('term-superseded@'), e:diagnostics())

-- Walks the problems.
local function problem(name, there, text)
  e:close_floats()
  e:keys('<F8>')
  t.check(name .. ': the cursor is there', e.wait(function() return e:current():find(there, 1, true) end), e:current())
  return t.check(name .. ': it says', e:float(text), e:screen())
end
problem('an altered quotation', '第二次是作為喜劇出現', '「喜」 原文作 「笑」')
problem('another', '渡船的人不問', '「要到」 原文作 「往」')
problem('a superseded term', '科技是人的力量的物件化', '宜作「對象化」')
e:close_floats()

-- Sees the words of the source.
e:go('船的人不問')
t.check('hover on the quotation: the source', e:hover('只問客人往哪裡去'), e:screen())

local function jump(name, from, file, text)
  e:keys(':buffer essay.md<CR>')
  e:go(from)
  e:keys('<F12>')
  local ok = e.wait(function() return e:name() == file and e:current():find(text, 1, true) end)
  t.check(name, ok, { e:name(), e:current() })
end
jump('from a work to its text', '渡口筆記》裡寫道', 'ferry.txt', '渡口筆記')
jump('from a title to its entry', '利維坦》裡談', 'references.bib', '@book{hobbes1651leviathan')
t.check('the embedded bibliography joins the session', e:lua('return #require("jiaozhu.client").list()') == 1, e:lua('return #require("jiaozhu.client").list()'))
jump('from a quotation to its line', '不在大，能渡', 'ferry.txt', '船不在大')

-- Lists all places that cite a work.
e:keys(':buffer essay.md<CR>')
e:go('@gu1931ferry')
e:keys('<F9>')
local cited = e:see([[
  local out = {}
  for _, i in ipairs(vim.fn.getqflist()) do out[#out + 1] = vim.fn.fnamemodify(vim.fn.bufname(i.bufnr), ':t') .. ':' .. i.text end
  table.sort(out)
  return #out >= 3 and out
]])
local all = table.concat(cited or {}, '\n')
t.check('all places that cite it: here', all:find('essay.md:', 1, true), all)
t.check('all places that cite it: there', all:find('notes.md:', 1, true), all)
e:keys(':cclose<CR>')

-- The list of works and the concepts.
e:keys(':buffer essay.md<CR>:Jiaozhu references<CR>')
local listed, got = t.choose(e, '顧渡 1931  渡口筆記')
t.check('the works are listed', listed, got)
listed, got = t.choose(e, 'notes.md')
t.check('with the places of one', listed, got)
t.check('the place is gone to', e.wait(function() return e:name() == 'notes.md' and e:current():find('gu1931ferry', 1, true) end), { e:name(), e:current() })
e:keys(':buffer essay.md<CR>:Jiaozhu concepts<CR>')
listed, got = t.choose(e, '×')
t.check('the concepts are listed, the most used first', #got > 50 and got[1]:find('×', 1, true), got)
t.choose(e, '條目')
t.check('the entry of one', e.wait(function() return e:name():find('glossary.yaml', 1, true) end), e:name())
e:keys(':buffer essay.md<CR>:Jiaozhu concepts objecti<CR>')
listed, got = t.choose(e, '對象化')
t.check('or those with a text', listed and #got < 5, got)
listed, got = t.choose(e, 'essay.md')
t.check('with the places of one', listed, got)
t.check('the concept is gone to', e.wait(function() return e:current():find('物件化', 1, true) end), e:current())
e:keys(':Jiaozhu status<CR>')
t.check('the document in figures', e.wait(function() return table.concat(e:lua('return notes'), '\n'):find('警告 3', 1, true) end), e:lua('return notes'))

-- Mends what is sure.
e:keys(':Jiaozhu fixall<CR>')
t.check('the safe fixes', e.wait(function() return e:line(22):find('的對象化，', 1, true) end), e:line(22))
t.check('the finding is gone', e:no_diagnostic('term-superseded'), e:diagnostics())
e:quit()
