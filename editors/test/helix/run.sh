#!/usr/bin/env bash
# run.sh: Helix, as docs/editors.md sets it up: findings, hover, definition, fix, completion, rename.
set -u
. "$(dirname "$0")/../one.sh"
debian tmux || skipped helix "no tmux to install (apt-get install tmux)"
"$test/debian-tree.sh" trixie "$cache/helix" hx >"$scratch/log" 2>&1 || skipped helix "$(tail -n 1 "$scratch/log")"
mkdir -p "$XDG_CONFIG_HOME/helix"
cat >"$XDG_CONFIG_HOME/helix/languages.toml" <<END
[language-server.jiaozhu]
command = "$SERVER"
args = ["lsp"]
config = { messages = "zh-Hant" }

[[language]]
name = "markdown"
language-servers = ["jiaozhu"]
END
printf '[editor]\nend-of-line-diagnostics = "hint"\n' >"$XDG_CONFIG_HOME/helix/config.toml"
echo "$("$cache/helix/bin/hx" --version)"

terminal "'$cache/helix/bin/hx' essay.md"
see '宜作「對象化」' 'a finding beside its line'
keys '/物件化'
see '物件化' 'found'
press Enter
keys ' k'
see 'objectification' 'hover'
press Escape
keys '/不在大，能渡'
press Enter
keys 'gd'
see '這是我在渡口聽到的第一句話' 'from a quotation to its source'
keys ':buffer-close'
press Enter
see '門與鎖' 'back'
keys '/物件化'
press Enter
keys ' a'
see '改為「對象化」' 'the fixes'
press Enter
see '力量的對象化' 'one is taken'
keys 'ge'
keys 'o我們談的是jszq'
press C-x
see '技術主權' 'completion by pinyin'
press Escape
press Escape
keys ':qa!'
press Enter
finish
