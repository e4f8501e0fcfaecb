-- The session with the server, over what Neovim 0.7 to today call things.
local config = require('jiaozhu.config')

local M = {}

local methods = vim.fn.has('nvim-0.11') == 1 -- client:request(); before that client.request()

-- Returns the jiaozhu clients, of one buffer or of all.
function M.list(bufnr)
  local all
  if vim.lsp.get_clients then
    all = vim.lsp.get_clients({ bufnr = bufnr })
  elseif bufnr then
    all = vim.tbl_values(vim.lsp.buf_get_clients(bufnr))
  else
    all = vim.lsp.get_active_clients()
  end
  return vim.tbl_filter(function(c) return c.name == config.name end, all)
end

-- Returns a client of any buffer, the oldest one, or nil.
function M.any()
  local all = M.list()
  table.sort(all, function(a, b) return a.id < b.id end)
  return all[1]
end

-- Returns the client of a buffer, or nil.
function M.of(bufnr) return M.list(bufnr == 0 and vim.api.nvim_get_current_buf() or bufnr)[1] end

-- Returns the client of a buffer; says so where there is none.
function M.need(bufnr)
  local client = M.of(bufnr)
  if not client then require('jiaozhu.message').say('no_client', vim.log.levels.WARN) end
  return client
end

-- Sends a request. answer is given the result; an error is shown.
function M.request(client, method, params, bufnr, answer)
  local function handler(err, result)
    if err then
      require('jiaozhu.message').say('failed', vim.log.levels.ERROR, method, err.message or tostring(err))
      return
    end
    answer(result)
  end
  if methods then return client:request(method, params, handler, bufnr) end
  return client.request(method, params, handler, bufnr)
end

-- Reports whether the server answers a request.
function M.supports(client, method)
  if methods then return client:supports_method(method) end
  return client.supports_method(method)
end

-- The clients that start has made where there is no vim.lsp.start, by folder: one that is being
-- initialized is on no list yet.
local made = {}

local function start(conf, bufnr)
  if vim.lsp.start then
    vim.lsp.start(conf, { bufnr = bufnr })
    return
  end
  local id = made[conf.root_dir]
  local client = id and vim.lsp.get_client_by_id(id)
  if not client or client.is_stopped() then
    id = vim.lsp.start_client(conf)
    made[conf.root_dir] = id
  end
  if id then vim.lsp.buf_attach_client(bufnr, id) end
end

-- Starts the server for a buffer, or attaches the buffer to the one of its workspace. Only where
-- vim.lsp.enable does not do it.
function M.attach(bufnr, options)
  if not vim.api.nvim_buf_is_loaded(bufnr) or not config.wanted(bufnr) or M.of(bufnr) then return end
  local conf = config.for_buffer(bufnr, options)
  if vim.fn.executable(conf.cmd[1]) == 0 then
    require('jiaozhu.message').once('no_binary', vim.log.levels.WARN, conf.cmd[1])
    return
  end
  start(conf, bufnr)
end

-- Stops every client and starts it again for the buffers that it had; where none runs any more, starts as
-- setup did. done is called then with the number of clients that were stopped.
function M.restart(done)
  local again, old = {}, {}
  for _, c in ipairs(M.list()) do
    old[#old + 1] = c.id
    for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
      if vim.lsp.buf_is_attached(bufnr, c.id) then again[#again + 1] = { c.config, bufnr } end
    end
    if methods then c:stop() else c.stop() end
  end
  local tries = 0
  local function begin()
    tries = tries + 1
    for _, c in ipairs(M.list()) do
      if vim.tbl_contains(old, c.id) and tries < 50 then return vim.defer_fn(begin, 40) end
    end
    for _, a in ipairs(again) do start(a[1], a[2]) end
    if #again == 0 then require('jiaozhu').start() end
    done(#old)
  end
  begin()
end

-- Converts a byte column of a line to the client's code units.
local function units(client, line, column)
  local encoding = client.offset_encoding or 'utf-16'
  column = math.min(column, #line)
  if encoding == 'utf-8' then return column end
  if methods then return vim.str_utfindex(line, encoding, column, false) end
  local utf32, utf16 = vim.str_utfindex(line, column)
  return encoding == 'utf-32' and utf32 or utf16
end

-- Returns the protocol's position for a row and byte column of a buffer, both zero-based.
function M.position(client, bufnr, row, column)
  local line = vim.api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1] or ''
  return { line = row, character = units(client, line, column) }
end

-- Returns the protocol's position of the cursor.
function M.cursor(client)
  local at = vim.api.nvim_win_get_cursor(0)
  return M.position(client, 0, at[1] - 1, at[2])
end

return M
