#!/usr/bin/env bash
# run.sh: the plugin and both days in real Neovims, the oldest that it supports and the newest ones that
# Debian has; what they show in a terminal as well. The last line is "N passed, N failed, N skipped".
#   NVIMS="system trixie forky"   which of them: the system's, those of Debian suites, or a path
#   STORIES="writer reviewer"     which of the stories
#   JIAOZHU                       the server, else it is built
#   EDITORS_CACHE                 the folder that keeps what is installed
#   EDITORS_REQUIRED=1            what is skipped fails
#   RECORD=1                      makes testdata/traffic/nvim-* anew
#   PICTURES=1                    takes the pictures of the README
#   VERBOSE=1                     shows what passes, too
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
cache=${EDITORS_CACHE:-$root/.cache/editors}
mkdir -p "$cache"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0 skipped=0

skip() { # EDITOR WHY
	echo "SKIP $1: $2"
	skipped=$((skipped + 1))
}

export PLUGIN=$root/editors/nvim XDG_CACHE_HOME=$scratch/cache XDG_STATE_HOME=$scratch/state XDG_DATA_HOME=$scratch/data
if [ -z "${JIAOZHU:-}" ]; then
	JIAOZHU=$scratch/jiaozhu
	(cd "$root" && go build -o "$JIAOZHU" ./cmd/jiaozhu) || exit 2
fi
if [ "${RECORD:-}" = 1 ]; then
	(cd "$root" && go build -o "$scratch/record" ./internal/replay/record) || exit 2
fi

# find NAME: sets nvim to the program, and installs that where it is missing.
find() {
	case $1 in
	system)
		"$root/internal/e2e/install-nvim.sh" >"$scratch/install.log" 2>&1
		nvim=$(command -v nvim) || { skip "nvim $1" "$(tail -n 1 "$scratch/install.log")" && return 1; }
		;;
	*/*) nvim=$1 ;;
	*)
		"$here/../debian-tree.sh" "$1" "$cache/nvim-$1" neovim >"$scratch/install.log" 2>&1 ||
			{ skip "nvim $1" "$(tail -n 1 "$scratch/install.log")" && return 1; }
		nvim=$cache/nvim-$1/bin/nvim
		;;
	esac
}

# workspace NAME: sets WS to a fresh copy.
workspace() {
	export WS=$scratch/workspace
	rm -rf "$WS"
	mkdir -p "$WS/.git"
	[ "$1" = none ] || cp -r "$here/../workspaces/$1/." "$WS"
}

# play STORY WORKSPACE: a story of run.lua, in $nvim.
play() {
	workspace "$2"
	export SERVER=$JIAOZHU
	if [ "${RECORD:-}" = 1 ] && [ "$2" != none ]; then
		export RECORDER=$scratch/record RECORD_SERVER=$JIAOZHU RECORD_ROOT=$WS
		export RECORD_TO=$root/testdata/traffic/nvim-$version-$1.jsonl
		rm -f "$RECORD_TO"
		SERVER=$here/../record/server.sh
	fi
	TEST=$1 NVIM=$nvim timeout 300 "$nvim" --headless --clean -c "luafile $here/run.lua" </dev/null >"$scratch/out" 2>&1
	add "nvim $version $1"
}

# add WHAT: adds the figures of $scratch/out. An output without any is one failure.
add() {
	local p f
	grep -v -e '^driven by' -e '^[0-9]* passed' ${VERBOSE:+-e '^$'} "$scratch/out" | { [ "${VERBOSE:-}" = 1 ] && cat || grep -v '^ok '; } | sed "s/^/$1: /"
	if read -r p f < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$scratch/out"); then
		passed=$((passed + p)) failed=$((failed + f))
		echo "$1: $p passed, $f failed"
	else
		failed=$((failed + 1))
		echo "$1: did not end"
	fi
}

for name in ${NVIMS:-system trixie forky}; do
	find "$name" || continue
	version=$("$nvim" --version | sed -nE '1s/^NVIM v([0-9]+\.[0-9]+).*/\1/p')
	for story in ${STORIES:-plugin positions writer reviewer screen}; do
		case $story in
		writer | reviewer) play "$story" "$story" ;;
		screen)
			command -v tmux >/dev/null || apt-get install -y --no-install-recommends tmux >/dev/null 2>&1
			if ! command -v tmux >/dev/null; then
				skip "nvim $version screen" "no tmux to install (apt-get install tmux)"
				continue
			fi
			workspace reviewer
			SERVER=$JIAOZHU timeout 120 "$here/screen.sh" "$nvim" >"$scratch/out" 2>&1
			add "nvim $version screen"
			;;
		*) play "$story" none ;;
		esac
	done
done
if [ "${PICTURES:-}" = 1 ] && [ -n "${nvim:-}" ]; then
	workspace reviewer
	SERVER=$JIAOZHU "$here/picture.sh" "$nvim" "$root/editors/nvim/images" || failed=$((failed + 1))
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && { [ "$skipped" = 0 ] || [ "${EDITORS_REQUIRED:-}" != 1 ]; }
