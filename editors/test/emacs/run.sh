#!/usr/bin/env bash
# run.sh: Emacs with eglot, as docs/editors.md sets it up: that of this Debian, and that of trixie.
set -u
. "$(dirname "$0")/../one.sh"
skips=0
for name in ${EMACSES:-system trixie}; do
	case $name in
	system)
		debian emacs-nox elpa-eglot || { echo "SKIP emacs: no emacs-nox and elpa-eglot to install" && skips=$((skips + 1)) && continue; }
		emacs=emacs
		;;
	*)
		"$test/debian-tree.sh" "$name" "$cache/emacs-$name" emacs-nox >"$scratch/log" 2>&1 ||
			{ echo "SKIP emacs $name: $(tail -n 1 "$scratch/log")" && skips=$((skips + 1)) && continue; }
		emacs=$cache/emacs-$name/bin/emacs
		;;
	esac
	rm -rf "$WS"
	mkdir -p "$WS/.git"
	cp -r "$test/workspaces/reviewer/." "$WS"
	timeout 120 "$emacs" --batch -l "$test/emacs/reviewer.el" >"$scratch/out" 2>"$scratch/err" </dev/null
	cat "$scratch/out"
	passed=$((passed + $(grep -c '^ok ' "$scratch/out"))) failed=$((failed + $(grep -c '^FAIL ' "$scratch/out")))
	grep -q '^end of' "$scratch/out" || { tail -n 5 "$scratch/err" && failed=$((failed + 1)); }
done
echo "$passed passed, $failed failed, $skips skipped"
[ "$failed" = 0 ] && { [ "$skips" = 0 ] || [ "${EDITORS_REQUIRED:-}" != 1 ]; }
