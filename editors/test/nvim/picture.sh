#!/usr/bin/env bash
# picture.sh NVIM FOLDER: writes FOLDER/hover.png, a terminal with an essay, its findings and a hover.
# Environment: PLUGIN, SERVER, WS (a copy of workspaces/reviewer). Takes Xvfb, xterm, import (imagemagick),
# xdotool and fonts-noto-cjk.
set -eu
nvim=${1:?program} out=${2:?folder}
here=$(cd "$(dirname "$0")" && pwd)
for program in Xvfb xterm import tmux; do
	command -v $program >/dev/null || { echo "no $program (apt-get install xvfb xterm imagemagick tmux fonts-noto-cjk)" && exit 1; }
done
export LANG=C.UTF-8 LC_ALL=C.UTF-8 DISPLAY=:$((90 + RANDOM % 100))
Xvfb "$DISPLAY" -screen 0 1200x600x24 >/dev/null 2>&1 &
screen=$!
mux() { tmux -u -L "jiaozhu-$$" -f /dev/null "$@" 2>/dev/null; }
trap 'mux kill-server; kill $screen' EXIT
see() {
	for _ in $(seq 300); do
		if mux capture-pane -p | grep -qF -- "$1"; then return; fi
		sleep 0.1
	done
	echo "no $1 on the screen" && exit 1
}

# What is drawn is a tmux client in xterm; the keys go to tmux.
mux new-session -d -c "$WS" -x 124 -y 30 "$nvim --clean -u '$here/init.lua' essay.md"
mux set -g status off
mux set -g default-terminal xterm-256color
mux set -ga terminal-overrides ',*:Tc'
xterm -fa 'DejaVu Sans Mono' -fd 'Noto Sans Mono CJK TC' -fs 11 -geometry 124x30 -bg '#1c1c22' -fg '#e4e4e4' -b 8 +sb \
	-e tmux -u -L "jiaozhu-$$" attach >/dev/null 2>&1 &
see '■'
mux send-keys -l '/物件化'
mux send-keys Enter
mux send-keys -l ':nohlsearch'
mux send-keys Enter
mux send-keys -l 'K'
see 'objectification'
sleep 1 # xterm draws
mkdir -p "$out"
import -window root -trim +dither -colors 24 "png8:$out/hover.png"
echo "$out/hover.png: $(wc -c <"$out/hover.png") bytes"
