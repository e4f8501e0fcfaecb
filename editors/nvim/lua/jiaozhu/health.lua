-- :checkhealth jiaozhu
local clients = require('jiaozhu.client')
local config = require('jiaozhu.config')
local message = require('jiaozhu.message')

local M = {}

-- The reports have had two sets of names.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local info = health.info or health.report_info
local warn = health.warn or health.report_warn
local bad = health.error or health.report_error

local function command()
  if vim.fn.has('nvim-0.11') == 1 then
    local cmd = (vim.lsp.config[config.name] or {}).cmd
    if type(cmd) == 'table' then return cmd end
  end
  return require('jiaozhu').options.cmd or config.cmd
end

local function editor()
  local v = vim.version()
  local name = ('Neovim %d.%d.%d'):format(v.major, v.minor, v.patch)
  if vim.fn.has('nvim-0.7') == 0 then return bad(message.text('h_old', name)) end
  if vim.fn.has('nvim-0.10') == 1 and vim.fn.has('nvim-0.11') == 0 then return ok(message.text('h_utf8', name)) end
  ok(name)
end

-- Reports the program, and returns whether it can be run.
local function program(cmd)
  if vim.fn.executable(cmd[1]) == 0 then
    bad(message.text('no_binary', cmd[1]), { message.text('h_install') })
    return false
  end
  local version = vim.trim(vim.fn.system({ cmd[1], '--version' }))
  if vim.v.shell_error ~= 0 or not version:find('^jiaozhu') then
    bad(message.text('h_wrong', vim.fn.exepath(cmd[1]), version))
    return false
  end
  ok(version .. ': ' .. vim.fn.exepath(cmd[1]))
  return true
end

-- Reports what the server finds wrong in the settings: it reads them as it would a configuration file.
local function settings(cmd, own)
  if not own or not next(own) then return info(message.text('h_no_settings')) end
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder, 'p')
  vim.fn.writefile({ vim.fn.json_encode(own) }, folder .. '/.jiaozhu.yaml')
  local out = vim.fn.system({ cmd[1], 'check', '--messages', message.tag(), folder })
  vim.fn.delete(folder, 'rf')
  local wrong = false
  for problem in out:gmatch('%.jiaozhu%.yaml:%d+:%d+: ([^\n]*)') do
    wrong = true
    warn((problem:gsub('%s*%[config%]$', '')))
  end
  if not wrong then ok(message.text('h_settings', vim.inspect(own):gsub('%s+', ' '))) end
end

local function sessions()
  local all = clients.list()
  if #all == 0 then return warn(message.text('h_none'), { message.text('h_open') }) end
  for _, c in ipairs(all) do
    local n = 0
    for _, b in ipairs(vim.api.nvim_list_bufs()) do
      if vim.lsp.buf_is_attached(b, c.id) then n = n + 1 end
    end
    local report = c.offset_encoding == 'utf-16' and vim.fn.has('nvim-0.10') == 1 and vim.fn.has('nvim-0.11') == 0 and warn or ok
    report(message.text('h_session', c.id, c.config.root_dir or '–', n, c.offset_encoding))
  end
end

function M.check()
  start('jiaozhu')
  editor()
  local cmd = command()
  local client = clients.any()
  local own = ((client and client.config.settings or require('jiaozhu').options.settings) or {}).jiaozhu
  if program(cmd) then settings(cmd, own) end
  sessions()
end

return M
