#!/usr/bin/env bash
# run.sh: Vim with ALE, as docs/editors.md sets it up: findings. ALE 3.3 takes bytes for characters, so that a
# hover or a jump in a Chinese line asks for another place; those are not offered.
set -u
. "$(dirname "$0")/../one.sh"
debian vim vim-ale tmux || skipped vim "no vim, vim-ale and tmux to install"
vim --version | head -n 1
terminal "vim -u '$test/vim/vimrc' essay.md"
see '宜作「對象化」' 'a finding beside its line'
keys ':qall!'
press Enter
finish
