-- What vim.lsp.enable('jiaozhu') starts, from Neovim 0.11 on.
return require('jiaozhu.config').for_enable()
