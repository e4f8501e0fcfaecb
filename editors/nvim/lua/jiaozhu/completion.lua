-- Completion by what Neovim brings: vim.lsp.completion from 0.11 on, 'omnifunc' everywhere.
local clients = require('jiaozhu.client')

local M = {}

local builtin = 'v:lua.vim.lsp.omnifunc'
local own = "v:lua.require'jiaozhu.completion'.omnifunc"

-- Returns the byte column in a line at which an item begins, or nil if it does not say.
local function start_of(line, item, client)
  local range = item.textEdit and (item.textEdit.range or item.textEdit.insert)
  if not range then return nil end
  local character = range.start.character
  if client.offset_encoding == 'utf-8' then return character end
  local utf32, utf16 = vim.str_utfindex(line)
  local use16 = client.offset_encoding ~= 'utf-32'
  return vim.str_byteindex(line, math.min(character, use16 and utf16 or utf32), use16)
end

local function word_of(item) return (item.textEdit and item.textEdit.newText) or item.insertText or item.label end

-- An 'omnifunc' for Neovim before 0.11. The built-in one keeps only what begins with the letters that
-- were typed, and so drops what was found by pinyin; the server has chosen already.
function M.omnifunc(findstart)
  if findstart ~= 1 then return {} end
  local client = clients.of(0)
  if not client then return -3 end
  local bufnr = vim.api.nvim_get_current_buf()
  local line = vim.api.nvim_get_current_line()
  local params = { textDocument = { uri = vim.uri_from_bufnr(bufnr) }, position = clients.cursor(client) }
  clients.request(client, 'textDocument/completion', params, bufnr, function(result)
    if not result or vim.fn.mode() ~= 'i' or vim.api.nvim_get_current_line() ~= line then return end
    local items, first, words = result.items or result, nil, {}
    table.sort(items, function(a, b) return (a.sortText or a.label) < (b.sortText or b.label) end)
    for _, item in ipairs(items) do
      first = first or start_of(line, item, client)
      words[#words + 1] = { word = word_of(item), abbr = item.label, menu = item.detail or '', icase = 1, dup = 1, equal = 1 }
    end
    if first then vim.fn.complete(first + 1, words) end
  end)
  return -2 -- the answer calls complete() itself
end

-- Sets up completion in a buffer. An 'omnifunc' of the user's own is left alone; that of HTML tags,
-- which Neovim gives to Markdown, is none.
function M.attach(client, bufnr)
  if require('jiaozhu').options.completion == false or not client.server_capabilities.completionProvider then return end
  local now, filetype = vim.bo[bufnr].omnifunc, vim.bo[bufnr].filetype
  if now == '' or now == builtin or (now == 'htmlcomplete#CompleteTags' and filetype ~= 'html' and filetype ~= 'xhtml') then
    vim.bo[bufnr].omnifunc = vim.fn.has('nvim-0.11') == 1 and builtin or own
  end
  if vim.lsp.completion and vim.lsp.completion.enable then
    vim.lsp.completion.enable(true, client.id, bufnr, { autotrigger = true })
  end
end

return M
