-- The plugin by itself: setup, folders, settings, commands, health, help.
local t = ...
t.write('.jiaozhu.yaml', 'rules:\n  abbr-undefined: off\n')
t.write('a.md', '# 測試\n\n科技是人的力量的物件化。\n')
t.write('part/b.md', '# 乙\n\n談技術主權。\n')
t.write('other/.jiaozhu.yaml', '')
t.write('other/c.md', '# 丙\n\n談技術主權。\n')
t.write('own.glossary.yaml', 'concepts:\n  - terms: [測站]\n')
t.write('plain.yaml', 'a: 1\n')

local all = 'return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n")'
local function buffer_has(e, text) return e.wait(function() return e:lua(all):find(text, 1, true) end) end
local function notified(e, text) return e.wait(function() return table.concat(e:lua('return notes'), '\n'):find(text, 1, true) end) end
local function attached(e, file)
  e:keys(':edit ' .. file .. '<CR>')
  return e:see('return vim.fn.expand("%") ~= "" and require("jiaozhu.client").of(0) and require("jiaozhu.client").of(0).config.root_dir')
end

local e = t.editor()
local ws = e:lua('return vim.fn.getcwd()')
local modern = e:lua('return vim.fn.has("nvim-0.11")') == 1

-- Before any document.
e:keys(':Jiaozhu status<CR>')
t.check('without a session: says so', notified(e, '沒有校注在運作'), e:lua('return notes'))

-- Folders.
t.check('the folder with .jiaozhu.yaml', attached(e, 'a.md') == ws, attached(e, 'a.md'))
t.check('a document below it', attached(e, 'part/b.md') == ws)
t.check('a nearer folder', attached(e, 'other/c.md') == ws .. '/other')
t.check('a glossary', attached(e, 'own.glossary.yaml') == ws)
t.check('the configuration', attached(e, '.jiaozhu.yaml') == ws)
e:keys(':edit plain.yaml<CR>')
e.wait(function() return e:name() == 'plain.yaml' end)
t.check('no other YAML', not e.wait(function() return e:lua('return #require("jiaozhu.client").list(vim.api.nvim_get_current_buf()) > 0') end, 400))
e:keys(':help<CR>')
t.check('no help page', not e.wait(function() return e:lua('return #require("jiaozhu.client").list(vim.api.nvim_get_current_buf()) > 0') end, 400))
e:keys(':helpclose<CR>')
t.check('a session for each folder', e:lua('return #require("jiaozhu.client").list()') == 2, e:lua('return #require("jiaozhu.client").list()'))

-- Commands.
local names = e:lua('return vim.fn.getcompletion("Jiaozhu ", "cmdline")')
t.check('the commands', table.concat(names, ' ') == 'cite concepts fixall glossary log references restart status term', names)
t.check('by their beginning', table.concat(e:lua('return vim.fn.getcompletion("Jiaozhu re", "cmdline")'), ' ') == 'references restart')
t.check('only the first word', #e:lua('return vim.fn.getcompletion("Jiaozhu cite x", "cmdline")') == 0)
t.check('behind a range', table.concat(e:lua([[return vim.fn.getcompletion("'<,'>Jiaozhu te", "cmdline")]]), ' ') == 'term')
e:keys(':Jiaozhu nope<CR>')
t.check('an unknown one', notified(e, '沒有 nope 這個指令'), e:lua('return notes'))
e:keys(':buffer a.md<CR>:Jiaozhu status<CR>')
t.check('status', notified(e, 'Hant'), e:lua('return notes'))
e:keys(':Jiaozhu glossary<CR>')
local listed, got = t.choose(e, 'own.glossary.yaml')
t.check('glossary', listed and e.wait(function() return e:name() == 'own.glossary.yaml' end), got)
e:keys(':buffer a.md<CR>:Jiaozhu log<CR>')
t.check('log', e.wait(function() return e:lua('return vim.fn.expand("%:p")'):find('lsp', 1, true) end), e:name())
e:keys(':tabclose<CR>')

-- A new start: another client, the same buffers.
e:keys(':buffer a.md<CR>')
t.check('findings', e:diagnostic('term-superseded'), e:diagnostics())
local before = e:lua('return require("jiaozhu.client").of(0).id')
e:keys(':Jiaozhu restart<CR>')
t.check('restart', e:see('local c = require("jiaozhu.client").of(0); return c and c.id > ... and c.initialized ~= false', before), e:lua('return notes'))
t.check('restart: as many sessions', e:see('return #require("jiaozhu.client").list() == 2'), e:lua('return #require("jiaozhu.client").list()'))
e:keys('Go物件化也是。<Esc>')
t.check('restart: findings', e:diagnostic('term-superseded@4'), e:diagnostics())

-- Health.
e:keys(':checkhealth jiaozhu<CR>')
t.check('health: the editor', buffer_has(e, 'Neovim 0.'), e:screen())
t.check('health: the program', buffer_has(e, 'jiaozhu version'), e:screen())
t.check('health: the sessions', buffer_has(e, ws .. '/other'), e:screen())
t.check('health: the settings', buffer_has(e, 'zh-Hant'), e:screen())
t.check('health: nothing wrong', not e:lua(all):find('ERROR', 1, true) and not e:lua(all):find('WARN', 1, true), e:lua(all))
e:keys(':bwipeout<CR>')

-- Help.
e:keys(':help jiaozhu<CR>')
t.check('help', e.wait(function() return e:name() == 'jiaozhu.txt' end), e:name())
local help = e:lua(all)
for _, name in ipairs(names) do t.check('help: ' .. name, help:find('*:Jiaozhu-' .. name .. '*', 1, true)) end
t.check('help: its tags are current', e:lua([[
  local folder, copy = vim.env.PLUGIN .. '/doc', vim.fn.tempname()
  vim.fn.mkdir(copy)
  for _, f in ipairs(vim.fn.glob(folder .. '/jiaozhu.*', true, true)) do
    vim.fn.writefile(vim.fn.readfile(f, 'b'), copy .. '/' .. vim.fn.fnamemodify(f, ':t'), 'b')
  end
  vim.cmd('helptags ' .. copy)
  for _, f in ipairs(vim.fn.glob(copy .. '/tags*', true, true)) do
    if table.concat(vim.fn.readfile(f), '\n') ~= table.concat(vim.fn.readfile(folder .. '/' .. vim.fn.fnamemodify(f, ':t')), '\n') then return false end
  end
  return true
]]))
e:quit()

-- Settings are in force; what is wrong in them is told.
e = t.editor("{ cmd = { vim.env.SERVER, 'lsp' }, settings = { messages = 'en', rules = { ['term-superseded'] = 'error' }, regoin = 'tw' } }")
e:keys(':edit a.md<CR>')
local d = e:diagnostic('term-superseded')
t.check('settings: the language', d and not d:find('宜作', 1, true), d)
t.check('settings: a severity', e:lua('return vim.diagnostic.get(0)[1].severity') == 1, e:lua('return vim.diagnostic.get(0)'))
e:keys(':checkhealth jiaozhu<CR>')
t.check('health: a wrong setting', buffer_has(e, 'regoin'), e:lua(all))
e:quit()

-- No program.
e = t.editor("{ cmd = { 'no-such-jiaozhu', 'lsp' } }")
e:keys(':edit a.md<CR>')
t.check('no program: says so', e.wait(function() return (table.concat(e:lua('return notes'), '\n') .. e:lua('return vim.fn.execute("messages")')):find('no-such-jiaozhu', 1, true) end), e:lua('return notes'))
e:keys(':checkhealth jiaozhu<CR>')
t.check('no program: health says so', buffer_has(e, 'ERROR'), e:lua(all))
t.check('no program: and what to do', buffer_has(e, 'go install'), e:lua(all))
e:quit()

-- Completion is left alone where the user wants that.
e = t.editor("{ cmd = { vim.env.SERVER, 'lsp' }, completion = false }", "vim.cmd([[autocmd FileType markdown setlocal omnifunc=Mine]])")
t.check('completion = false', attached(e, 'a.md') and e:lua('return vim.bo.omnifunc') == 'Mine', e:lua('return vim.bo.omnifunc'))
e:quit()
e = t.editor(nil, "vim.cmd([[autocmd FileType markdown setlocal omnifunc=Mine]])")
t.check('an omnifunc of the user', attached(e, 'a.md') and e:lua('return vim.bo.omnifunc') == 'Mine', e:lua('return vim.bo.omnifunc'))
e:quit()

-- Without setup, as from 0.11 on.
if not modern then return end
e = t.editor('', "vim.lsp.config('jiaozhu', { cmd = { vim.env.SERVER, 'lsp' }, settings = { jiaozhu = { messages = 'zh-Hans' } } })\nvim.lsp.enable('jiaozhu')")
t.check('vim.lsp.enable', attached(e, 'part/b.md') == ws)
e:keys(':edit a.md<CR>')
t.check('vim.lsp.enable: settings', e:diagnostic('对象化'), e:diagnostics())
e:quit()
