#!/usr/bin/env bash
# run.sh: plays the days of editors/test in real editors, and says in its last
# line "N passed, N failed, N skipped". EDITORS="vscode nvim" is what it takes
# without EDITORS; every folder here that has a run.sh can be named. What this
# machine cannot give is skipped and said; with EDITORS_REQUIRED=1 it fails.
# EDITORS_CACHE is the folder that keeps what is installed. RECORD=1 makes
# testdata/traffic anew, PICTURES=1 the pictures of the READMEs.
set -uo pipefail
test=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$test/../.." && pwd)
cache=${EDITORS_CACHE:-$root/.cache/editors}
mkdir -p "$cache"
export EDITORS_CACHE=$cache

passed=0 failed=0 skipped=0

skip() { # EDITOR WHAT
	echo "SKIP $1: $2"
	skipped=$((skipped + 1))
}

# count FILE: adds the last line "N passed, N failed[, N skipped]" of an output.
# An output without one is one failure.
count() {
	local p f s
	if read -r p f s < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed(, ([0-9]+) skipped)?$/\1 \2 0\4/p' "$1" | tail -n 1); then
		passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + 10#$s))
	else
		failed=$((failed + 1))
	fi
}

for editor in ${EDITORS:-vscode nvim}; do
	script=$test/$editor/run.sh
	if [ ! -x "$script" ]; then
		skip "$editor" "no $script"
		continue
	fi
	"$script" 2>&1 | tee "$cache/$editor.log"
	count "$cache/$editor.log"
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && { [ "$skipped" = 0 ] || [ "${EDITORS_REQUIRED:-}" != 1 ]; }
