-- Runs a test: nvim --headless --clean -c 'luafile run.lua' with TEST=writer, the name of a file in stories.
-- The environment is that of session.lua. Prints a line a check and "N passed, N failed"; exits 1 if a
-- check failed.
local here = debug.getinfo(1, 'S').source:sub(2):match('^(.*)/') or '.'
package.path = here .. '/?.lua;' .. package.path
local session = require('session')

local passed, failed = 0, 0
local function write(...) io.stdout:write(table.concat({ ... }), '\n') end

local t = { session = session }

-- Counts a check, and says what was there instead if it failed.
function t.check(name, ok, got)
  if ok then
    passed = passed + 1
    write('ok   ', name)
  else
    failed = failed + 1
    write('FAIL ', name, ': ', type(got) == 'string' and got or vim.inspect(got))
  end
  return ok
end

-- Writes a file of the workspace.
function t.write(name, text)
  local path = vim.env.WS .. '/' .. name
  vim.fn.mkdir(vim.fn.fnamemodify(path, ':h'), 'p')
  local file = assert(io.open(path, 'wb'))
  file:write(text)
  file:close()
end

-- Starts Neovim with the plugin set up as a user would. setup is the Lua code of setup's argument,
-- '' for no call of setup; more is Lua code that follows.
-- Every list to choose from is also told to this Neovim, as titles and as the variable of that name.
function t.editor(setup, more)
  local init = ([[
    vim.o.swapfile, vim.o.hidden, vim.o.more, vim.o.cmdheight = false, true, false, 3
    vim.o.completeopt = 'menuone,noselect'
    vim.cmd('filetype plugin on')
    vim.diagnostic.config({ virtual_text = true })
    notes = {}
    local notify, select = vim.notify, vim.ui.select
    vim.notify = function(text, ...)
      notes[#notes + 1] = text
      return notify(text, ...)
    end
    vim.ui.select = function(items, opts, choose)
      local titles = {}
      for i, item in ipairs(items) do titles[i] = opts.format_item and opts.format_item(item) or tostring(item) end
      vim.rpcnotify(1, 'nvim_set_var', 'titles', titles)
      return select(items, opts, choose)
    end
    local function next_problem()
      if vim.diagnostic.jump then return vim.diagnostic.jump({ count = 1, float = true }) end
      vim.diagnostic.goto_next()
    end
    vim.keymap.set('n', 'K', vim.lsp.buf.hover)
    vim.keymap.set('n', '<F2>', vim.lsp.buf.rename)
    vim.keymap.set({ 'n', 'x' }, '<F4>', vim.lsp.buf.code_action)
    vim.keymap.set('n', '<F8>', next_problem)
    vim.keymap.set('n', '<F9>', vim.lsp.buf.references)
    vim.keymap.set('n', '<F12>', vim.lsp.buf.definition)
  ]])
  if setup ~= '' then
    init = init .. ('require("jiaozhu").setup(%s)\n'):format(setup or "{ cmd = { vim.env.SERVER, 'lsp' }, settings = { messages = 'zh-Hant' } }")
  end
  return session.start(init .. (more or ''))
end

-- Waits for a list to choose from that has a line with the text, chooses that line, and returns all.
function t.choose(e, text)
  local titles = session.wait(function()
    for i, title in ipairs(vim.g.titles or {}) do
      if title:find(text, 1, true) then return { at = i, all = vim.g.titles } end
    end
  end)
  local all = titles and titles.all or vim.g.titles or {}
  vim.g.titles = nil
  e:answer(titles and (titles.at .. '<CR>') or '<CR>')
  e:settle()
  return titles and all, all
end

local function main()
  local v = vim.version()
  write(('driven by Neovim %d.%d.%d'):format(v.major, v.minor, v.patch))
  assert(loadfile(here .. '/stories/' .. vim.env.TEST .. '.lua'))(t)
end

local ok, err = xpcall(main, debug.traceback)
if not ok then
  failed = failed + 1
  write('FAIL ', tostring(err))
end
write(('%d passed, %d failed'):format(passed, failed))
io.stdout:flush()
vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
