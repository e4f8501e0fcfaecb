-- What a user's init.lua may look like. Environment: PLUGIN, SERVER.
vim.opt.runtimepath:prepend(vim.env.PLUGIN)
vim.o.swapfile, vim.o.more, vim.o.termguicolors = false, false, true
vim.o.signcolumn, vim.o.number = 'yes', true
vim.cmd('filetype plugin on | syntax on')
vim.diagnostic.config({ virtual_text = true })
vim.keymap.set('n', 'K', function() vim.lsp.buf.hover({ border = 'rounded', max_width = 100 }) end) -- from 0.11 on
vim.keymap.set('n', 'gd', vim.lsp.buf.definition)
vim.keymap.set({ 'n', 'x' }, 'gra', vim.lsp.buf.code_action)
require('jiaozhu').setup({ cmd = { vim.env.SERVER, 'lsp' }, settings = { messages = 'zh-Hant' } })
