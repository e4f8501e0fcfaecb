-- 校注: annotations and checks for Chinese prose, from the language server jiaozhu.
local config = require('jiaozhu.config')

local M = {}

-- The options that setup was given.
M.options = {}

-- Says at the first document that the program is missing: vim.lsp.enable passes over that in silence.
local function warn_without_program(options)
  local cmd = options.cmd or config.cmd
  if type(cmd) ~= 'table' or vim.fn.executable(cmd[1]) == 1 then return end
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('jiaozhu', { clear = true }),
    pattern = config.prose,
    once = true,
    callback = function() require('jiaozhu.message').once('no_binary', vim.log.levels.WARN, cmd[1]) end,
  })
end

local function lay_over_config(options)
  local over = { cmd = options.cmd, cmd_env = options.cmd_env, filetypes = options.filetypes, settings = options.settings, capabilities = options.capabilities }
  local root = options.root_dir
  if type(root) == 'string' then
    over.root_dir = root
  elseif root then
    over.root_dir = function(bufnr, start)
      if config.wanted(bufnr) then start(root(bufnr) or config.root(bufnr)) end
    end
  end
  if options.on_attach then
    over.on_attach = function(client, bufnr)
      config.on_attach(client, bufnr)
      options.on_attach(client, bufnr)
    end
  end
  vim.lsp.config(config.name, over)
  vim.lsp.enable(config.name)
  warn_without_program(options)
end

local function watch_filetypes(options)
  local attach = function(args) require('jiaozhu.client').attach(args.buf, options) end
  local group = vim.api.nvim_create_augroup('jiaozhu', { clear = true })
  local filetypes = options.filetypes or config.filetypes
  vim.api.nvim_create_autocmd('FileType', { group = group, pattern = filetypes, callback = attach })
  -- File types that older versions do not tell; the server knows them by their names.
  vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufNewFile' }, { group = group, pattern = { '*.typ', '*.qmd', '*.mdx' }, callback = attach })
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(bufnr) and vim.tbl_contains(filetypes, vim.bo[bufnr].filetype) then attach({ buf = bufnr }) end
  end
end

-- Starts the server for the documents that are open and will be. Options, all of them optional:
--   cmd           the program and its arguments, { 'jiaozhu', 'lsp' }
--   cmd_env       its environment
--   filetypes     list of file types
--   root_dir      the workspace's folder, or a function of the buffer's number that returns it
--   settings      the server's settings, without the jiaozhu. before them: { region = 'tw', rules = { … } }
--   capabilities  the client's
--   completion    false: completion is left to another plugin
--   on_attach     function(client, bufnr)
function M.setup(options)
  M.options = vim.tbl_extend('force', {}, options or {})
  if M.options.settings then
    M.options.settings = { jiaozhu = M.options.settings.jiaozhu or M.options.settings }
  end
  M.start()
end

-- Starts the server by the options that setup was given.
function M.start()
  if vim.fn.has('nvim-0.11') == 1 then
    lay_over_config(M.options)
  else
    watch_filetypes(M.options)
  end
end

return M
