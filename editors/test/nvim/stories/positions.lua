-- Where things are: byte columns behind characters of two and four bytes, in every encoding that this
-- Neovim speaks, in documents with either line end.
local t = ...
t.write('own.glossary.yaml', [[
concepts:
  - id: account
    definition: 向服務證明身分的憑據。
    terms:
      - 帳號
      - {text: 賬戶, status: forbidden}
]])
t.write('refs.bib', '% 書目\n\n@book{hobbes,\n  title = {利維坦},\n  author = {霍布斯},\n  date = {1651},\n}\n')
t.write('main.md', '# 測試\n\n😀請先註冊賬戶，再談技術主權。\n\n見霍布斯 [@hobbes] 與𠮷野 [@nobody]。\n這一行留給編輯。\n')
t.write('crlf.md', '# 測試\r\n\r\n😀請先註冊賬戶。\r\n')

local e = t.editor()
e:keys(':edit main.md<CR>')
-- Line 3: 😀 has 4 bytes, 請先註冊 12. Line 5: 𠮷 has 4 bytes.
t.check('a finding behind an emoji', e:diagnostic('term-forbidden@3:16-22'), e:diagnostics())
t.check('a finding behind a rare character', e:diagnostic('cite-unresolved@5:36-42'), e:diagnostics())
local encoding = e:lua('return require("jiaozhu.client").any().offset_encoding')
local has = function(v) return e:lua('return vim.fn.has(...)', 'nvim-' .. v) == 1 end
t.check('the encoding', encoding == (has('0.10') and 'utf-8' or 'utf-16'), encoding)

e:go('賬戶')
t.check('hover: own glossary', e:hover('向服務證明身分'), e:screen())
e:go('技術主權')
t.check('hover: embedded glossary, at the end of the line', e:hover('關鍵技術'), e:screen())
e:go('@hobbes')
t.check('hover: reference', e:hover('利維坦'), e:screen())

local function jump(name, from, file, text)
  e:keys(':buffer main.md<CR>')
  e:go(from)
  e:keys('<F12>')
  t.check('definition: ' .. name, e.wait(function() return e:name() == file and e:current():find(text, 1, true) end), { e:name(), e:current() })
end
jump('own entry', '賬戶', 'own.glossary.yaml', 'account')
jump('bibliography', '@hobbes', 'refs.bib', '@book{hobbes')
jump('embedded entry', '技術主權', 'concepts-1.glossary.yaml', 'technology-sovereignty')
t.check('the embedded entry is read-only', e:lua('return vim.bo.readonly or vim.fn.filewritable(vim.fn.expand("%:p")) ~= 1') or vim.loop.getuid() == 0)

-- Typing: the finding comes once the text has settled, and goes with the words.
e:keys(':buffer main.md<CR>Go𠮷野的賬戶。<Esc>')
t.check('a finding in what is typed', e:diagnostic('term-forbidden@7:10-16'), e:diagnostics())
e:keys('02l3x')
t.check('goes with the words', e:no_diagnostic('@7:'), e:diagnostics())
t.check('the line', e:current() == '𠮷野。', e:current())

e:keys(':edit crlf.md<CR>')
t.check('line ends of two characters', e:diagnostic('term-forbidden@3:16-22'), e:diagnostics())
e:keys(':Jiaozhu fixall<CR>')
t.check('are kept by a fix', e.wait(function() return e:line(3) == '😀請先註冊帳號。' end) and e:lua('return vim.bo.fileformat') == 'dos', { e:line(3), e:lua('return vim.bo.fileformat') })
e:quit()

-- 0.10 offers UTF-16 by itself, and with it asks for another place than that of the cursor.
if vim.fn.has('nvim-0.10') == 0 or vim.fn.has('nvim-0.11') == 1 then return end
e = t.editor("{ cmd = { vim.env.SERVER, 'lsp' }, capabilities = vim.lsp.protocol.make_client_capabilities() }")
e:keys(':edit main.md<CR>')
e:diagnostic('term-forbidden@')
t.check('0.10 by itself: UTF-16', e:lua('return require("jiaozhu.client").any().offset_encoding') == 'utf-16')
e:go('技術主權')
e:keys('K')
t.check('0.10 by itself: the hover misses', not e:float('關鍵技術', 1500), e:screen())
e:keys(':checkhealth jiaozhu<CR>')
t.check('0.10 by itself: :checkhealth warns', e.wait(function() return e:lua('return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n")'):find('WARNING', 1, true) end), e:screen())
e:quit()
