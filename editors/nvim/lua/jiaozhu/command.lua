-- The subcommands of :Jiaozhu.
local message = require('jiaozhu.message')

local M = {}

-- Returns what follows the subcommand.
local function words(args) return table.concat(args.fargs, ' ', 2) end

local subcommands = {
  cite = function(args) require('jiaozhu.picker').cite(words(args)) end,
  concepts = function(args) require('jiaozhu.picker').concepts(words(args)) end,
  fixall = function() require('jiaozhu.action').fix_all() end,
  glossary = function() require('jiaozhu.picker').glossary() end,
  log = function() vim.cmd('tabedit ' .. vim.fn.fnameescape(require('vim.lsp.log').get_filename()) .. ' | setlocal readonly | normal! G') end,
  references = function(args) require('jiaozhu.picker').references(words(args)) end,
  restart = function()
    require('jiaozhu.client').restart(function(n) message.say('restarted', vim.log.levels.INFO, n) end)
  end,
  status = function() require('jiaozhu.picker').status() end,
  term = function(args) require('jiaozhu.action').term(args) end,
}

local function names()
  local all = vim.tbl_keys(subcommands)
  table.sort(all)
  return all
end

-- Runs what :Jiaozhu was given; status where it was given nothing.
function M.run(args)
  local name = args.fargs[1] or 'status'
  local run = subcommands[name]
  if not run then return message.say('unknown', vim.log.levels.ERROR, name, table.concat(names(), ', ')) end
  run(args)
end

-- Returns the subcommands that begin with lead, for the first word only.
function M.complete(lead, line)
  if line:find("^[%s:'<>,%d%%$.]*Jiaozhu!?%s+%S+%s") then return {} end
  return vim.tbl_filter(function(n) return vim.startswith(n, lead) end, names())
end

return M
