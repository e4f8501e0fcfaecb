-- How the server is started: for which buffers, in which folder, with which settings.
local M = {}

M.name = 'jiaozhu'

M.cmd = { 'jiaozhu', 'lsp' }

-- The documents that the server reads, as Neovim calls them.
M.prose = {
  'markdown', 'quarto', 'rmd', 'mdx', 'pandoc',
  'tex', 'plaintex', 'typst', 'org', 'html', 'xhtml', 'text',
}

-- The data that it reads beside them; of YAML only its own files.
M.data = { 'bib', 'yaml' }

M.filetypes = vim.list_extend(vim.list_extend({}, M.prose), M.data)

M.root_markers = { '.jiaozhu.yaml', '.git' }

local function name_of(bufnr) return vim.api.nvim_buf_get_name(bufnr) end

local function folder_of(bufnr)
  local name = name_of(bufnr)
  return name == '' and vim.fn.getcwd() or vim.fn.fnamemodify(name, ':p:h')
end

-- Returns the nearest folder upward that holds one of the root markers, or nil.
local function marked(dir)
  while true do
    for _, marker in ipairs(M.root_markers) do
      if vim.loop.fs_stat(dir .. '/' .. marker) then return dir end
    end
    local up = vim.fn.fnamemodify(dir, ':h')
    if up == dir then return nil end
    dir = up
  end
end

-- Reports whether a buffer is a file that the server reads: no help page, no terminal, nothing that
-- lies behind a scheme, and of YAML only glossaries and the configuration.
function M.wanted(bufnr)
  local name = name_of(bufnr)
  if vim.bo[bufnr].buftype ~= '' or name:find('^%a[%w+.-]+://') then return false end
  if vim.bo[bufnr].filetype ~= 'yaml' then return true end
  return name:find('%.glossary%.ya?ml$') ~= nil or name:find('%.jiaozhu%.yaml$') ~= nil
end

-- Returns the workspace's folder for a buffer: the nearest one upward with a root marker, else that of
-- a session which has the file below its folder, else the file's own. A glossary or bibliography outside
-- every workspace (the embedded one, that a definition led to) belongs to the session that is there.
function M.root(bufnr)
  local dir = folder_of(bufnr)
  local found = marked(dir)
  if found then return found end
  local clients = require('jiaozhu.client')
  for _, client in ipairs(clients.list()) do
    local root = client.config.root_dir
    if root and vim.startswith(dir .. '/', root .. '/') then return root end
  end
  local any = clients.any()
  if any and vim.tbl_contains(M.data, vim.bo[bufnr].filetype) then return any.config.root_dir or dir end
  return dir
end

-- What the client can do. 0.10 puts the cursor wrong in Chinese lines under UTF-16, the only encoding
-- that it offers (https://github.com/neovim/neovim/issues/30692), and is right under UTF-8.
function M.capabilities()
  local c = vim.lsp.protocol.make_client_capabilities()
  if vim.fn.has('nvim-0.10') == 1 and vim.fn.has('nvim-0.11') == 0 then
    c.general = c.general or {}
    c.general.positionEncodings = { 'utf-8', 'utf-16' }
  end
  return c
end

-- Gives the server what Neovim does not send by itself: the language of messages, and the settings
-- before the first document rather than after it.
function M.before_init(params, config)
  params.locale = require('jiaozhu.message').locale()
  local own = (config.settings or {}).jiaozhu
  if own and next(own) then params.initializationOptions = own end
end

function M.on_attach(client, bufnr) require('jiaozhu.completion').attach(client, bufnr) end

-- Returns the configuration for vim.lsp.config.
function M.for_enable()
  return {
    cmd = M.cmd,
    filetypes = M.filetypes,
    root_dir = function(bufnr, start)
      if M.wanted(bufnr) then start(M.root(bufnr)) end
    end,
    capabilities = M.capabilities(),
    before_init = M.before_init,
    on_attach = M.on_attach,
  }
end

-- Returns the configuration for a buffer where there is no vim.lsp.config, made from setup's options.
function M.for_buffer(bufnr, options)
  local root = options.root_dir
  if type(root) == 'function' then root = root(bufnr) end
  return {
    name = M.name,
    cmd = options.cmd or M.cmd,
    cmd_env = options.cmd_env,
    root_dir = root or M.root(bufnr),
    settings = options.settings,
    capabilities = options.capabilities or M.capabilities(),
    before_init = M.before_init,
    on_attach = function(client, buf)
      M.on_attach(client, buf)
      if options.on_attach then options.on_attach(client, buf) end
    end,
  }
end

return M
