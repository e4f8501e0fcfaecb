-- Code actions of the server that have a command of their own.
local clients = require('jiaozhu.client')
local message = require('jiaozhu.message')

local M = {}

-- Returns the protocol's range of the text that was selected last, where a command was given the lines
-- of that selection; else that of the cursor.
local function selection(client, args)
  if not args or args.range ~= 2 then
    local at = clients.cursor(client)
    return { start = at, ['end'] = at }
  end
  local from, to = vim.api.nvim_buf_get_mark(0, '<'), vim.api.nvim_buf_get_mark(0, '>')
  local last = vim.api.nvim_buf_get_lines(0, args.line2 - 1, args.line2, false)[1] or ''
  if vim.fn.visualmode() ~= 'v' or from[1] ~= args.line1 or to[1] ~= args.line2 then
    from, to = { args.line1, 0 }, { args.line2, #last }
  else
    -- The mark stands at the start of the last character.
    to = { to[1], to[2] + #vim.fn.strpart(last, to[2], 1, 1) }
  end
  return {
    start = clients.position(client, 0, from[1] - 1, from[2]),
    ['end'] = clients.position(client, 0, to[1] - 1, to[2]),
  }
end

local function files_of(edit)
  local names, seen = {}, {}
  local function add(uri)
    if uri and not seen[uri] then
      seen[uri] = true
      names[#names + 1] = vim.fn.fnamemodify(vim.uri_to_fname(uri), ':~:.')
    end
  end
  for _, change in ipairs(edit.documentChanges or {}) do add(change.uri or (change.textDocument or {}).uri) end
  for uri in pairs(edit.changes or {}) do add(uri) end
  return table.concat(names, ', ')
end

local function apply(client, action, bufnr)
  if not action.edit and client.server_capabilities.codeActionProvider.resolveProvider then
    return clients.request(client, 'codeAction/resolve', action, bufnr, function(resolved)
      if resolved.edit then apply(client, resolved, bufnr) end
    end)
  end
  if not action.edit then return end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  vim.cmd('redraw') -- else the text below a list of choices makes Neovim wait for a key
  message.say('changed', vim.log.levels.INFO, files_of(action.edit))
end

-- Asks for the actions of a kind, lets the user choose where there are several, and applies it.
local function run(kind, range, none)
  local client = clients.need(0)
  if not client then return end
  local bufnr = vim.api.nvim_get_current_buf()
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(bufnr) },
    range = range(client),
    context = { only = { kind }, diagnostics = {} },
  }
  clients.request(client, 'textDocument/codeAction', params, bufnr, function(actions)
    actions = vim.tbl_filter(function(a) return not a.disabled end, actions or {})
    if #actions == 0 then return message.say(none, vim.log.levels.INFO) end
    if #actions == 1 then return apply(client, actions[1], bufnr) end
    vim.ui.select(actions, {
      prompt = message.text('term') .. ': ',
      kind = 'codeaction',
      format_item = function(a) return a.title end,
    }, function(a)
      if a then apply(client, a, bufnr) end
    end)
  end)
end

-- Puts the selected words, or what stands at the cursor, into the workspace's glossary.
function M.term(args)
  run('refactor.jiaozhu.newConcept', function(client) return selection(client, args) end, 'no_term')
end

-- Applies every safe fix of the document.
function M.fix_all()
  run('source.fixAll.jiaozhu', function(client)
    local last = vim.api.nvim_buf_line_count(0) - 1
    local line = vim.api.nvim_buf_get_lines(0, last, last + 1, false)[1] or ''
    return { start = { line = 0, character = 0 }, ['end'] = clients.position(client, 0, last, #line) }
  end, 'no_fixes')
end

return M
