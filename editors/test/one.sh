# one.sh: what the smaller editors' run.sh share; to be sourced. Sets root, cache, scratch, SERVER (built, else
# JIAOZHU) and WS, a fresh copy of workspaces/reviewer.
test=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$test/../.." && pwd)
cache=${EDITORS_CACHE:-$root/.cache/editors}
mkdir -p "$cache"
scratch=$(mktemp -d)
mux() { tmux -u -L "jiaozhu-$$" -f /dev/null "$@" 2>/dev/null; }
trap 'mux kill-server; rm -rf "$scratch"' EXIT
export LANG=C.UTF-8 LC_ALL=C.UTF-8 XDG_CACHE_HOME=$scratch/cache XDG_CONFIG_HOME=$scratch/config WS=$scratch/workspace
SERVER=${JIAOZHU:-$scratch/jiaozhu}
export SERVER
[ -n "${JIAOZHU:-}" ] || (cd "$root" && go build -o "$SERVER" ./cmd/jiaozhu) || exit 2
mkdir -p "$WS/.git" "$XDG_CONFIG_HOME"
cp -r "$test/workspaces/reviewer/." "$WS"
passed=0 failed=0

# skipped WHAT WHY: ends the run without the editor.
skipped() {
	echo "SKIP $1: $2"
	echo "0 passed, 0 failed, 1 skipped"
	[ "${EDITORS_REQUIRED:-}" != 1 ]
	exit
}

# debian PACKAGE...: installs packages of the system's own suite.
debian() {
	dpkg -s "$@" >/dev/null 2>&1 || DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >"$scratch/apt.log" 2>&1
}

# terminal COMMAND: starts a program in a terminal of its own.
terminal() { mux new-session -d -c "$WS" -x 180 -y 40 "$1"; }

# see TEXT CHECK: waits until the terminal shows a text.
see() {
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
	failed=$((failed + 1))
}
keys() { mux send-keys -l -- "$1"; }
press() { mux send-keys "$@"; }

# finish: prints the last line.
finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
}
