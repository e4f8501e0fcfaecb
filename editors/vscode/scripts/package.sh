#!/bin/sh
# Packages the extension with the server for one platform:
#
#   scripts/package.sh linux-x64      makes dist/jiaozhu-linux-x64.vsix
#
# What goes into the package is laid into a folder of its own, so that packages
# for several platforms can be made side by side. GO names the go command.
set -eu

platform=${1:?usage: package.sh PLATFORM, such as linux-x64}
here=$(cd "$(dirname "$0")/.." && pwd)
root=$(cd "$here/../.." && pwd)

program=jiaozhu
case $platform in
	linux-*) goos=linux ;;
	darwin-*) goos=darwin ;;
	win32-*) goos=windows program=jiaozhu.exe ;;
	*) echo "package.sh: unknown platform $platform" >&2; exit 2 ;;
esac
case $platform in
	*-x64) goarch=amd64 ;;
	*-arm64) goarch=arm64 ;;
	*) echo "package.sh: unknown platform $platform" >&2; exit 2 ;;
esac

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

cd "$here"
cp -R package.json package.nls*.json README.md CHANGELOG.md LICENSE l10n media samples "$stage"
mkdir -p "$stage/dist" "$stage/images" "$stage/schemas" "$stage/server" dist
cp images/icon.png "$stage/images"
cp "$root/docs/jiaozhu.schema.json" "$stage/schemas"
cp "$root/glossary/format/native/schema.json" "$stage/schemas/glossary.schema.json"
npm run --silent build -- --log-level=warning --outfile="$stage/dist/extension.js"
(cd "$root" && CGO_ENABLED=0 GOOS=$goos GOARCH=$goarch "${GO:-go}" build -trimpath -ldflags "-s -w" -o "$stage/server/$program" ./cmd/jiaozhu)
chmod 755 "$stage/server/$program"
(cd "$stage" && "$here/node_modules/.bin/vsce" package --no-dependencies --target "$platform" \
	--baseContentUrl https://github.com/jiaozhu/jiaozhu/blob/HEAD/editors/vscode \
	--baseImagesUrl https://github.com/jiaozhu/jiaozhu/raw/HEAD/editors/vscode \
	--out "$here/dist/jiaozhu-$platform.vsix")
