-- A real Neovim that a test drives by keys, as a person does, and looks at over its own RPC. Works from
-- Neovim 0.7 on, for the driver as well as for the driven one.
--
-- Environment: NVIM (the program to drive, else the one that drives), PLUGIN (the plugin's folder),
-- SERVER (the language server), WS (the folder of the workspace, which the test may change).
local M = {}
M.__index = M

-- How long a condition may take to come true, in milliseconds, on a slow machine.
local patience = tonumber(vim.env.PATIENCE or '') or 15000

-- Starts Neovim in the workspace. init is Lua code for it to run first.
function M.start(init)
  local file = vim.fn.tempname() .. '.lua'
  vim.fn.writefile(vim.split(init, '\n'), file)
  local program = vim.env.NVIM or vim.v.progpath
  local self = setmetatable({}, M)
  self.channel = vim.fn.jobstart({
    program, '--embed', '--headless', '--clean', '-n',
    '--cmd', 'set runtimepath^=' .. vim.fn.escape(vim.env.PLUGIN, ' ,\\'),
    '-u', file,
  }, { rpc = true, cwd = vim.env.WS, env = { LC_ALL = 'C.UTF-8', LANG = 'C.UTF-8' } })
  assert(self.channel > 0, 'cannot start ' .. program)
  self:attach_screen(120, 30)
  return self
end

-- Gives it a screen. Whoever attaches one is told of every redraw, which this Neovim knows no method for:
-- from 0.7 the two then answer each other's errors without end. So a job of the driven one attaches, and
-- throws away what it hears. The job keeps its output open, since its end would detach the screen.
function M:attach_screen(width, height)
  local file = vim.fn.tempname()
  vim.fn.writefile(vim.fn.msgpackdump({ { 2, 'nvim_ui_attach', { width, height, { rgb = true } } } }), file, 'b')
  self:call('nvim_call_function', 'jobstart', { { 'sh', '-c', 'cat "$1"; exec cat 3>&1 >/dev/null', 'screen', file }, { rpc = true } })
  assert(self:call('nvim_exec_lua', 'return vim.wait(..., function() return #vim.api.nvim_list_uis() > 0 end)', { patience }), 'no screen')
end

function M:call(method, ...) return vim.fn.rpcrequest(self.channel, method, ...) end

-- Waits until it waits for no key: what was typed has been done.
function M:settle()
  local deadline = vim.loop.hrtime() + patience * 1e6
  while self:call('nvim_get_mode').blocking do
    if vim.loop.hrtime() > deadline then return false end
    vim.wait(20)
  end
  return true
end

-- Runs Lua code in it and returns what that returns. While it waits for a key it runs none.
function M:lua(code, ...)
  assert(self:settle(), 'Neovim waits for a key')
  return self:call('nvim_exec_lua', code, { ... })
end

-- Types keys, in the notation of mappings. A < is <lt>.
function M:keys(keys) self:call('nvim_input', keys) end

-- Waits until f gives a true value, and returns it; nil if it never does.
function M.wait(f, ms)
  local deadline = vim.loop.hrtime() + (ms or patience) * 1e6
  repeat
    local ok, value = pcall(f)
    if ok and value and value ~= vim.NIL then return value end
    vim.wait(20)
  until vim.loop.hrtime() > deadline
end

-- Waits until Lua code in it gives a true value, and returns that.
function M:see(code, ...)
  local args = { ... }
  return self.wait(function() return self:lua(code, unpack(args)) end)
end

-- Waits for a prompt that only a key answers, and answers it.
function M:answer(keys)
  self.wait(function()
    local mode = self:call('nvim_get_mode')
    return mode.blocking or mode.mode == 'c'
  end)
  self:keys(keys)
end

function M:line(n) return self:lua('return vim.api.nvim_buf_get_lines(0, (...) - 1, (...), false)[1] or ""', n) end

function M:current() return self:lua('return vim.api.nvim_get_current_line()') end

function M:name() return self:lua('return vim.fn.expand("%:t")') end

-- Puts the cursor on the first place of a text by searching for it, as / does.
function M:go(text)
  self:lua([[
    vim.fn.cursor(1, 1)
    assert(vim.fn.search('\\V' .. vim.fn.escape(..., '\\'), 'cW') > 0, 'no ' .. ... .. ' in ' .. vim.fn.expand('%'))
    vim.cmd('normal! zz')
  ]], text)
end

-- Returns the diagnostics of the current buffer as lines "code@line:from-to message"; lines from 1, byte
-- columns from 0.
function M:diagnostics()
  return self:lua([[
    local out = {}
    for _, d in ipairs(vim.diagnostic.get(0)) do
      out[#out + 1] = ('%s@%d:%d-%d %s'):format(d.code, d.lnum + 1, d.col, d.end_col, d.message)
    end
    return out
  ]])
end

-- Waits for a diagnostic that has all of the texts, and returns it.
function M:diagnostic(...)
  local texts = { ... }
  return self.wait(function()
    for _, d in ipairs(self:diagnostics()) do
      local all = true
      for _, t in ipairs(texts) do all = all and d:find(t, 1, true) end
      if all then return d end
    end
  end)
end

-- Waits until no diagnostic has the text.
function M:no_diagnostic(text)
  return self.wait(function()
    for _, d in ipairs(self:diagnostics()) do
      if d:find(text, 1, true) then return false end
    end
    return true
  end)
end

-- Waits for a floating window that holds the text, and returns all that it holds.
function M:float(text, ms)
  return self.wait(function()
    return self:lua([[
      for _, w in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(w).relative ~= '' then
          local held = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(w), 0, -1, false), '\n')
          if held:find(..., 1, true) then return held end
        end
      end
    ]], text)
  end, ms)
end

-- Asks for a hover where the cursor is until one holds the text: what the server is still loading is not
-- known to it yet.
function M:hover(text)
  return self.wait(function()
    self:close_floats()
    self:keys('K')
    local float = self:float(text, 1000)
    self:close_floats()
    return float
  end)
end

function M:close_floats()
  self:lua([[
    for _, w in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(w).relative ~= '' then vim.api.nvim_win_close(w, true) end
    end
  ]])
end

-- Returns the screen as lines, without the second cells of full-width characters.
function M:screen()
  return self:lua([[
    vim.cmd('redraw')
    local out = {}
    for row = 1, vim.o.lines do
      local cells = {}
      for col = 1, vim.o.columns do cells[#cells + 1] = vim.fn.screenstring(row, col) end
      out[#out + 1] = table.concat(cells)
    end
    return table.concat(out, '\n')
  ]])
end

-- Waits until the screen shows a text.
function M:shows(text)
  return self.wait(function()
    local screen = self:screen()
    return screen:find(text, 1, true) and screen
  end)
end

function M:quit()
  pcall(vim.fn.rpcnotify, self.channel, 'nvim_command', 'qall!')
  if vim.fn.jobwait({ self.channel }, 5000)[1] == -1 then vim.fn.jobstop(self.channel) end
end

return M
