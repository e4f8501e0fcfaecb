-- Defines :Jiaozhu. Nothing else is loaded until it is used.
if vim.g.loaded_jiaozhu or vim.fn.has('nvim-0.7') == 0 then return end
vim.g.loaded_jiaozhu = true

vim.api.nvim_create_user_command('Jiaozhu', function(args) require('jiaozhu.command').run(args) end, {
  nargs = '*',
  range = true,
  bar = true,
  desc = '校注',
  complete = function(lead, line) return require('jiaozhu.command').complete(lead, line) end,
})
