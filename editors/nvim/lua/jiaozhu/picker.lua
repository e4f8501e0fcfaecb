-- Lists to choose from, by vim.ui.select, so that they look like the user's other lists.
local clients = require('jiaozhu.client')
local message = require('jiaozhu.message')

local M = {}

local function choose(prompt, items, format, chosen)
  if #items == 0 then return message.say('nothing', vim.log.levels.INFO) end
  vim.ui.select(items, { prompt = message.text(prompt) .. ': ', kind = 'jiaozhu.' .. prompt, format_item = format }, function(item)
    if item then chosen(item) end
  end)
end

local function show(client, location)
  vim.cmd("normal! m'")
  if vim.lsp.util.show_document then
    vim.lsp.util.show_document(location, client.offset_encoding, { focus = true })
  else
    vim.lsp.util.jump_to_location(location, client.offset_encoding)
  end
end

local function relative(uri) return vim.fn.fnamemodify(vim.uri_to_fname(uri), ':~:.') end

local function times(n) return n > 0 and ('  ×' .. n) or '' end

-- Asks for the list of a view: what it holds is told in the script of the current document.
local function ask(method, answer)
  local client = clients.need(0)
  if not client then return end
  local bufnr = vim.api.nvim_get_current_buf()
  clients.request(client, method, { textDocument = { uri = vim.uri_from_bufnr(bufnr) } }, bufnr, function(result)
    answer(client, result, bufnr)
  end)
end

-- Lets the user choose among the entry of a concept or work and the places that use it, and goes there.
local function places(client, bufnr, kind, id, entry)
  clients.request(client, 'jiaozhu/uses', { kind = kind, id = id }, bufnr, function(result)
    local all = {}
    if entry then all[1] = { uri = entry.uri, range = entry.range, entry = true } end
    vim.list_extend(all, result.locations or {})
    if #all == 1 then return show(client, all[1]) end
    choose('places', all, function(p)
      local where = ('%s:%d'):format(relative(p.uri), p.range.start.line + 1)
      if p.entry then return where .. '  ' .. message.text('entry') end
      return where .. '  ' .. p.before .. '[' .. p.text .. ']' .. p.after
    end, function(p) show(client, { uri = p.uri, range = p.range }) end)
  end)
end

local function by_use(a, b) return a.uses > b.uses end

-- Returns the items whose line has the text, in whatever case; all where there is none.
local function with(text, items, format)
  if not text or text == '' then return items end
  return vim.tbl_filter(function(item) return format(item):lower():find(text:lower(), 1, true) ~= nil end, items)
end

local function concept(c)
  return c.label .. (c.original and ('  ' .. c.original) or '') .. (c.field and ('  〔' .. c.field .. '〕') or '') .. times(c.uses)
end

-- Chooses a concept, of those that a text stands in, then one of its places.
function M.concepts(text)
  ask('jiaozhu/concepts', function(client, result, bufnr)
    local all = result.concepts
    table.sort(all, function(a, b)
      if a.uses ~= b.uses then return by_use(a, b) end
      return a.id < b.id
    end)
    choose('concepts', with(text, all, concept), concept, function(c) places(client, bufnr, 'concept', c.id, c.location) end)
  end)
end

local function work(r)
  local source = table.concat(vim.tbl_filter(function(s) return s and s ~= '' end, { r.author or '', r.year or '' }), ' ')
  return (source ~= '' and source .. '  ' or '') .. r.title .. '  @' .. r.key .. times(r.uses)
end

local function works(prompt, text, chosen)
  ask('jiaozhu/references', function(client, result, bufnr)
    local all = result.references
    table.sort(all, function(a, b)
      if a.uses ~= b.uses then return by_use(a, b) end
      return a.key < b.key
    end)
    choose(prompt, with(text, all, work), work, function(r) chosen(client, r, bufnr) end)
  end)
end

-- Chooses a work, of those that a text stands in, then one of its places.
function M.references(text)
  works('references', text, function(client, r, bufnr) places(client, bufnr, 'reference', r.key, r.location) end)
end

-- Chooses a work, of those that a text stands in, and cites it behind the cursor, in the markup of the
-- document.
function M.cite(text)
  local bufnr, window = vim.api.nvim_get_current_buf(), vim.api.nvim_get_current_win()
  works('cite', text, function(_, r)
    if not vim.api.nvim_win_is_valid(window) or vim.api.nvim_win_get_buf(window) ~= bufnr then return end
    vim.api.nvim_set_current_win(window)
    vim.api.nvim_put({ r.insert }, 'c', vim.fn.mode() ~= 'i', true)
  end)
end

-- Chooses a glossary or bibliography and opens it.
function M.glossary()
  ask('jiaozhu/status', function(_, result)
    local own = vim.tbl_filter(function(g) return not g.embedded end, result.glossaries)
    if #own == 0 then message.say('no_glossary', vim.log.levels.INFO) end
    choose('glossary', result.glossaries, function(g)
      return ('%s  %d + %d'):format(relative(g.uri), g.concepts, g.references)
    end, function(g) vim.cmd('edit ' .. vim.fn.fnameescape(vim.uri_to_fname(g.uri))) end)
  end)
end

-- Shows the document in figures.
function M.status()
  ask('jiaozhu/status', function(_, s)
    local f = s.findings
    message.say('status', vim.log.levels.INFO, s.script, s.region, s.concepts, s.mentions, s.references, s.citations, f.error, f.warning, f.information, f.hint)
  end)
end

return M
