#!/usr/bin/env bash
# debian-tree.sh SUITE DIR PACKAGE...: an editor of another Debian suite, with all that it needs (its libc
# too), below DIR. Nothing of the system is touched, except that patchelf is installed where it is missing.
#   debian-tree.sh trixie DIR neovim      DIR/bin/nvim
#   debian-tree.sh trixie DIR hx          DIR/bin/hx
#   debian-tree.sh trixie DIR emacs-nox   DIR/bin/emacs
# A folder that was made for the same is taken as it is; it must stay where it was made. The mirror is the
# one of the system's apt. Exit status 3, and a last line that says why, where the machine cannot give it.
set -euo pipefail
suite=${1:?suite} dir=${2:?folder}
shift 2
recipe="$suite $* $(sha256sum <"$0")"
[ "$(cat "$dir/.recipe" 2>/dev/null)" = "$recipe" ] && exit 0

cannot() {
	echo "$1"
	exit 3
}
command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || cannot "no apt-get on this machine"
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' 2>/dev/null | sort -u | head -n 1 || true)
[ -n "$mirror" ] || cannot "apt names no Debian mirror on this machine (apt-get update was never run, or this is no Debian)"
if ! command -v patchelf >/dev/null; then
	apt-get install -y --no-install-recommends patchelf >/dev/null 2>&1 || cannot "no patchelf to install (apt-get install patchelf)"
fi

rm -rf "$dir"
mkdir -p "$dir"/{apt/lists/partial,apt/cache/archives/partial,apt/parts,root,bin}
dir=$(cd "$dir" && pwd)
printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
	"$mirror" "$suite" >"$dir/apt/parts/suite.sources"
: >"$dir/apt/status"
apt=(apt-get -qq
	-o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$dir/apt/parts"
	-o "Dir::State::lists=$dir/apt/lists" -o "Dir::State::status=$dir/apt/status"
	-o "Dir::Cache=$dir/apt/cache" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
	-o APT::Sandbox::User=root -o APT::Install-Recommends=false
	-o Acquire::Languages=none -o APT::Keep-Downloaded-Packages=true)
"${apt[@]}" update || cannot "no lists of $suite from $mirror"
"${apt[@]}" -y --download-only install "$@" >/dev/null || cannot "no $* in $suite from $mirror"
for link in bin sbin lib lib64; do # a merged /usr, before the first package that needs it
	mkdir -p "$dir/root/usr/$link"
	ln -sfn "usr/$link" "$dir/root/$link"
done
for package in "$dir"/apt/cache/archives/*.deb; do
	dpkg-deb --fsys-tarfile "$package" | tar -x -C "$dir/root" --keep-directory-symlink
done

usr=$dir/root/usr
arch=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo "$(uname -m)-linux-gnu")
loader=$(find "$usr/lib64" "$usr/lib/$arch" -name 'ld-linux-*.so.*' 2>/dev/null | head -n 1 || true)

# wrap NAME PROGRAM ENVIRONMENT ARGUMENT...: the tree's loader and libraries are written into the program.
# To start it by the loader would not do: Neovim starts /proc/self/exe again for its screen.
wrap() {
	local name=$1 program=$2 environment=$3
	shift 3
	[ -x "$program" ] || return 0
	patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$usr/lib/$arch" "$program"
	{
		printf '#!/bin/bash\n%s\nexec %q' "$environment" "$program"
		[ $# = 0 ] || printf ' %q' "$@"
		printf ' "$@"\n'
	} >"$dir/bin/$name"
	chmod +x "$dir/bin/$name"
}
wrap nvim "$usr/bin/nvim" "export VIMRUNTIME='$usr/share/nvim/runtime'" --cmd "set rtp+=$usr/lib/nvim"
wrap hx "$usr/lib/hx/hx" "export HELIX_RUNTIME='$usr/lib/hx/runtime'"
emacs=$(find "$usr/share/emacs" -mindepth 1 -maxdepth 1 -name '[0-9]*' -printf '%f\n' 2>/dev/null | head -n 1 || true)
if [ -n "$emacs" ]; then
	lisp=$(find "$usr/share/emacs/$emacs/lisp" -type d ! -name term ! -name obsolete | tr '\n' ':')
	dump=$(find "$usr/libexec/emacs/$emacs/$arch" -name '*.pdmp' | head -n 1)
	wrap emacs "$usr/bin/emacs-nox" "export EMACSDATA='$usr/share/emacs/$emacs/etc' EMACSDOC='$usr/share/emacs/$emacs/etc' EMACSPATH='$usr/libexec/emacs/$emacs/$arch' EMACSLOADPATH='$lisp'" "--dump-file=$dump"
fi
rm -rf "$dir/apt"
echo "$recipe" >"$dir/.recipe"
