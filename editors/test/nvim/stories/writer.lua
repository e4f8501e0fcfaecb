-- The writer's day: two chapters, a glossary and a bibliography.
local t = ...
local e = t.editor()

-- Types a sentence with a deprecated term, sees what is wrong with it, and mends it.
e:keys(':edit chapter-1.md<CR>')
t.check('a session', e:see('local c = require("jiaozhu.client").of(0); return c and c.id'), e:lua('return vim.fn.execute("messages")'))
e:keys('Go😀靠別人修的機房，談不上科技主權。<Esc>')
local d = e:diagnostic('科技主權')
t.check('the deprecated term is found', d, e:diagnostics())
-- 😀 has 4 bytes, each of the 11 characters before the term 3.
t.check('behind an emoji, by bytes', d and d:find(':37-49 ', 1, true), d)
t.check('the line says it', e:shows('宜作「技術主權」'), e:screen())
e:go('科技主權')
t.check('hover: the definition', e:hover('保有選擇的能力'), e:screen())
e:go('科技主權')
e:keys('<F4>')
local listed, got = t.choose(e, '改為「技術主權」')
t.check('the quick fix', listed, got)
t.check('mends it', e.wait(function() return e:current() == '😀靠別人修的機房，談不上技術主權。' end), e:current())
t.check('the finding is gone', e:no_diagnostic('科技主權'), e:diagnostics())

-- Completes by pinyin, by a beginning, by an author's name.
local function complete(name, typed, item, line)
  e:keys('Go' .. typed)
  e.wait(function() return e:current() == typed end)
  e:keys('<C-x><C-o>')
  local shown = e:see([[
    if vim.fn.pumvisible() == 0 then return nil end
    for i, item in ipairs(vim.fn.complete_info({ 'items' }).items) do
      if (item.abbr .. item.menu):find(..., 1, true) then return i end
    end
  ]], item)
  t.check(name .. ': offered', shown, e:lua('return vim.fn.complete_info({ "items" })'))
  e:keys(('<C-n>'):rep(shown or 0) .. '<C-y>')
  t.check(name .. ': taken', e.wait(function() return e:current() == line end), e:current())
  e:keys('<Esc>')
  e:settle()
end
complete('jszq', '我們談的是jszq', '技術主權', '我們談的是技術主權')
complete('a beginning', '村裡的共用', '共用機房', '村裡的共用機房')
complete('an author', '見 [@林守', 'lin2021repair', '見 [@lin2021repair')
complete('a title', '在《能修', '能修才算擁有', '在《能修才算擁有：地方網路的維護》')
e:keys('A裡說。<Esc>')

-- Adds a word to the glossary; it is known in the other chapter at once.
local word = '微型機房'
e:go(word)
e:keys('v3l:Jiaozhu term<CR>')
listed, got = t.choose(e, '新概念')
t.check('the word is selected', listed and listed[1]:find('「' .. word .. '」', 1, true), got)
t.check('it goes into the glossary', e:see([[
  local b = vim.fn.bufnr('book.glossary.yaml')
  return b > 0 and table.concat(vim.api.nvim_buf_get_lines(b, 0, -1, false), '\n'):find(..., 1, true)
]], word), e:lua('return notes'))
t.check('the rest of it stays', e:lua([[
  return table.concat(vim.api.nvim_buf_get_lines(vim.fn.bufnr('book.glossary.yaml'), 0, -1, false), '\n'):find('# 本書的主題，見第一章。', 1, true)
]]))
e:keys(':edit chapter-2.md<CR>')
e.wait(function() return e:name() == 'chapter-2.md' end)
e:go(word)
t.check('the other chapter knows it', e:hover(word), e:screen())

-- Renames it in both.
e:go(word)
e:keys('<F2>')
e:answer('<C-u>小型機房<CR>')
t.check('renamed here', e.wait(function() return e:lua('return not table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n"):find(...)', word) end), e:screen())
t.check('every place', e:lua('return select(2, table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n"):gsub("小型機房", ""))') == 2, e:screen())
t.check('renamed there', e:lua('return table.concat(vim.api.nvim_buf_get_lines(vim.fn.bufnr("chapter-1.md"), 0, -1, false), "\\n"):find("小型機房不怕小", 1, true)'))
t.check('renamed in the glossary', e:lua('return table.concat(vim.api.nvim_buf_get_lines(vim.fn.bufnr("book.glossary.yaml"), 0, -1, false), "\\n"):find("小型機房", 1, true)'))
t.check('it is still a term', e:no_diagnostic('小型機房'), e:diagnostics())

-- Cites from the list of works.
e:go('誰就有一票')
e:keys('$:Jiaozhu cite<CR>')
listed, got = t.choose(e, '林守拙 2021')
t.check('the works are listed', listed, got)
t.check('the citation is behind the cursor', e.wait(function() return e:current():find('一票。[@lin2021repair]', 1, true) end), e:current())
e:keys(':wa<CR>')
t.check('all is written', e:see('return not vim.bo[vim.fn.bufnr("book.glossary.yaml")].modified'))
e:quit()
