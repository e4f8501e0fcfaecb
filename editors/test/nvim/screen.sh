#!/usr/bin/env bash
# screen.sh NVIM: what a terminal shows. Environment: PLUGIN, SERVER, WS (a copy of workspaces/reviewer).
# Prints a line a check and "N passed, N failed". Each wait looks again and again; none is a fixed time.
set -u
nvim=${1:?program}
here=$(cd "$(dirname "$0")" && pwd)
export LANG=C.UTF-8 LC_ALL=C.UTF-8
passed=0
mux() { tmux -u -L "jiaozhu-$$" -f /dev/null "$@" 2>/dev/null; }
trap 'mux kill-server' EXIT

see() { # TEXT CHECK
	for _ in $(seq 300); do
		if mux capture-pane -p | grep -qF -- "$1"; then
			echo "ok   $2"
			passed=$((passed + 1))
			return
		fi
		sleep 0.1
	done
	echo "FAIL $2: no $1 on the screen:"
	mux capture-pane -p
	echo "$passed passed, 1 failed"
	exit 1
}
keys() { mux send-keys -l -- "$1"; }
enter() { mux send-keys Enter; }

mux new-session -d -c "$WS" -x 180 -y 40 "$nvim --clean -u '$here/init.lua' essay.md"
see '「物件化」宜作' 'the text of a finding beside its line'
keys '/物件化'
enter
keys 'zzK'
see 'objectification' 'a hover over the text'
see '■' 'the mark of a finding'
mux send-keys Escape
keys ':Jiaozhu concepts 對象'
enter
see '概念:' 'the list of concepts'
see '1: ' 'with numbers to choose by'
keys '1'
enter
see '出處:' 'the places of one'
keys '1'
enter
see 'glossary.yaml' 'its entry'
keys ':e essay.md'
enter
keys ':Jiaozhu fixall'
enter
see '的對象化，鎖也是' 'a fix in the text'
keys ':qall!'
enter
echo "$passed passed, 0 failed"
