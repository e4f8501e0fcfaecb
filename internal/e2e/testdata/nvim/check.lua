-- Drives Neovim 0.7 to 0.12 against the language server and checks what a user sees.
-- Environment: SERVER (the program), WS (a workspace of its own with main.md in it).
-- Run: nvim --headless --clean -c 'luafile check.lua' </dev/null
-- Prints a line a check and ends with "N passed, N failed"; the exit code is 1 if a check failed.

local passed, failed = 0, 0
local function check(name, ok, got)
  if ok then
    passed = passed + 1
    io.stdout:write('ok   ' .. name .. '\n')
  else
    failed = failed + 1
    io.stdout:write('FAIL ' .. name .. ': got ' .. vim.inspect(got) .. '\n')
  end
end

-- Waits until f gives a true value, and returns it.
local function wait(f, ms)
  local value
  vim.wait(ms or 8000, function()
    local ok, r = pcall(f)
    value = ok and r or nil
    return value and true or false
  end, 20)
  return value
end

local function lines(buf) return vim.api.nvim_buf_get_lines(buf or 0, 0, -1, false) end

-- Puts the cursor on the first place of a text behind the place of another.
local function go(text, after)
  vim.fn.cursor(1, 1)
  if after and vim.fn.search('\\V' .. after, 'cW') == 0 then return false end
  return vim.fn.search('\\V' .. text, 'cW') > 0
end

local function float()
  for _, w in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(w).relative ~= '' then return w end
  end
end

local function hover()
  vim.lsp.buf.hover()
  local text = wait(function() return table.concat(lines(vim.api.nvim_win_get_buf(float())), '\n') end)
  local w = float()
  if w then vim.api.nvim_win_close(w, true) end
  return text
end

local function start(ws)
  local conf = { name = 'jiaozhu', cmd = { vim.env.SERVER, 'lsp' }, root_dir = ws, filetypes = { 'markdown' } }
  vim.cmd('filetype on')
  if vim.fn.has('nvim-0.11') == 1 then
    vim.lsp.config('jiaozhu', { cmd = conf.cmd, filetypes = conf.filetypes, root_dir = function(_, cb) cb(ws) end })
    vim.lsp.enable('jiaozhu')
    vim.cmd('edit ' .. vim.fn.fnameescape(ws .. '/main.md'))
    return 'vim.lsp.config'
  end
  if vim.fn.has('nvim-0.10') == 1 then
    -- 0.10 puts the cursor wrong in Chinese lines with UTF-16 (neovim issue 30692).
    conf.capabilities = vim.lsp.protocol.make_client_capabilities()
    conf.capabilities.general.positionEncodings = { 'utf-8', 'utf-16' }
  end
  vim.cmd('edit ' .. vim.fn.fnameescape(ws .. '/main.md'))
  vim.bo.filetype = 'markdown'
  if vim.lsp.start then
    vim.lsp.start(conf)
    return 'vim.lsp.start'
  end
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(conf))
  return 'vim.lsp.start_client'
end

local function codes(ds)
  local n = {}
  for _, d in ipairs(ds) do n[#n + 1] = d.code .. '@' .. d.lnum .. ':' .. d.col .. '-' .. d.end_col end
  table.sort(n)
  return table.concat(n, ' ')
end

local function main()
  local v = vim.version()
  io.stdout:write(('nvim %d.%d.%d\n'):format(v.major, v.minor, v.patch))
  vim.o.hidden, vim.o.swapfile = true, false
  local ws = vim.env.WS
  local how = start(ws)
  local buf = vim.api.nvim_get_current_buf()
  local clients = vim.lsp.get_clients or vim.lsp.get_active_clients
  local client = wait(function()
    local c = clients()[1]
    return c and c.server_capabilities and c.initialized ~= false and c
  end)
  check('attached by ' .. how, client, clients())

  -- main.md, line 3: 😀請先註冊賬戶，再談技術主權。 Columns are bytes: 😀 4, each hanzi 3.
  local want = 'cite-unresolved@4:36-42 term-forbidden@2:16-22'
  local ds = wait(function() local d = vim.diagnostic.get(buf) return codes(d) == want and d end)
  check('diagnostics by byte column, behind an emoji', ds, codes(vim.diagnostic.get(buf)))
  local message
  for _, d in ipairs(ds or {}) do if d.code == 'term-forbidden' then message = d.message end end
  check('message', message and message:find('帳號', 1, true), message)
  check('source', ds and ds[1].source == 'jiaozhu', ds and ds[1].source)

  go('賬戶')
  local text = hover()
  check('hover: own glossary', text and text:find('向服務證明身分', 1, true), text)
  go('技術主權')
  text = hover()
  check('hover: embedded glossary', text and text:find('關鍵技術', 1, true), text)
  go('@hobbes')
  text = hover()
  check('hover: reference', text and text:find('利維坦', 1, true), text)

  go('技術主權')
  vim.lsp.buf.definition()
  local at = wait(function()
    return vim.api.nvim_buf_get_name(0):match('concepts%-1%.glossary%.yaml$') and vim.api.nvim_get_current_line()
  end)
  check('definition: embedded entry on disk', at and at:find('technology-sovereignty', 1, true), { vim.api.nvim_buf_get_name(0), at })
  local embedded = vim.api.nvim_buf_get_name(0)
  check('definition: laid down read-only', vim.fn.filewritable(embedded) ~= 1 or vim.env.ROOT == '1', embedded)
  vim.cmd('buffer ' .. buf)

  go('賬戶')
  vim.lsp.buf.definition()
  at = wait(function()
    return vim.api.nvim_buf_get_name(0):match('own%.glossary%.yaml$') and vim.api.nvim_get_current_line()
  end)
  check('definition: own entry', at and at:find('account', 1, true), { vim.api.nvim_buf_get_name(0), at })
  vim.cmd('buffer ' .. buf)

  go('@hobbes')
  vim.lsp.buf.definition()
  at = wait(function()
    return vim.api.nvim_buf_get_name(0):match('refs%.bib$') and vim.api.nvim_win_get_cursor(0)
  end)
  check('definition: bibliography', at and at[1] == 3, { vim.api.nvim_buf_get_name(0), at })
  vim.cmd('buffer ' .. buf)

  -- The menu is answered here; 0.7 has no apply option.
  local titles = {}
  vim.ui.select = function(items, opts, choose)
    for _, item in ipairs(items) do titles[#titles + 1] = opts.format_item and opts.format_item(item) or '' end
    choose(items[1], 1)
  end
  go('賬戶')
  vim.lsp.buf.code_action()
  check('quick fix applied', wait(function() return lines(buf)[3] == '😀請先註冊帳號，再談技術主權。' end), lines(buf))
  check('quick fix title', titles[1] and titles[1]:find('帳號', 1, true), titles)
  check('diagnostic gone', wait(function() return #vim.diagnostic.get(buf) == 1 end), codes(vim.diagnostic.get(buf)))

  -- Typing: the diagnostic comes once the text has settled, and goes with the words.
  vim.api.nvim_buf_set_lines(buf, 5, 6, false, { '𠮷野的賬戶。' })
  check('diagnostic after an edit', wait(function()
    for _, d in ipairs(vim.diagnostic.get(buf)) do if d.lnum == 5 and d.col == 10 and d.end_col == 16 then return true end end
  end), codes(vim.diagnostic.get(buf)))
  vim.api.nvim_buf_set_lines(buf, 5, 6, false, { '𠮷野的。' })
  check('diagnostic gone by an edit', wait(function() return #vim.diagnostic.get(buf) == 1 end), codes(vim.diagnostic.get(buf)))

  vim.cmd('edit ' .. vim.fn.fnameescape(ws .. '/empty.md'))
  vim.cmd('buffer ' .. buf)
  local stopped = client and pcall(function()
    if vim.fn.has('nvim-0.11') == 1 then client:stop() else client.stop() end
  end)
  check('stopped', stopped and wait(function() return #clients() == 0 end), clients())
end

local ok, err = xpcall(main, debug.traceback)
if not ok then
  failed = failed + 1
  io.stdout:write('FAIL ' .. tostring(err) .. '\n')
end
io.stdout:write(('%d passed, %d failed\n'):format(passed, failed))
io.stdout:flush()
vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
