#!/bin/sh
# Installs Neovim for the editor tests where it is missing and can be had. Says what it skips and why, and
# fails only if EDITORS_REQUIRED=1 asks for editors.
set -u

skip() {
	echo "SKIP nvim: $1" >&2
	[ "${EDITORS_REQUIRED:-}" = 1 ] && exit 1
	exit 0
}

if command -v nvim >/dev/null 2>&1; then
	echo "nvim: $(nvim --version | head -n 1) is installed"
	exit 0
fi
command -v apt-get >/dev/null 2>&1 || skip "not installed, and no apt-get to install it by (https://neovim.io)"
as=
if [ "$(id -u)" != 0 ]; then
	sudo -n true 2>/dev/null || skip "not installed, and no rights to install it (sudo apt-get install neovim)"
	as="sudo -n"
fi
log=$(mktemp) || skip "no folder for temporary files"
trap 'rm -f "$log"' EXIT
if ! { $as apt-get install -y --no-install-recommends neovim || { $as apt-get update && $as apt-get install -y --no-install-recommends neovim; }; } >"$log" 2>&1; then
	tail -n 3 "$log" >&2
	skip "apt-get install neovim failed (no package or no mirror on this machine)"
fi
command -v nvim >/dev/null 2>&1 || skip "apt-get installed no nvim"
echo "nvim: installed $(nvim --version | head -n 1)"
