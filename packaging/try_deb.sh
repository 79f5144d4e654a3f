#!/usr/bin/env bash
# Installs the Debian package on bare bookworm and trixie (debootstrap, no Python, no Qt), uses and removes it; the diary
# stays. Then the same program packed as 0.9.0 opens a diary of each earlier schema, the newer one is installed over it, and
# what the settings said still holds. Takes about ten minutes; needs root, debootstrap, lintian, desktop-file-utils, appstream.
#
#     packaging/try_deb.sh [SUITE …]        bookworm and trixie when none is given
#     packaging/try_deb.sh --keep FOLDER …  keeps the bare systems, and the pictures of the window, in FOLDER
#     packaging/try_deb.sh … --quick …      packs with gzip, in seconds, and not as small as it is published
set -euo pipefail
cd "$(dirname "$0")/.."
work="" compression=xz
[ "${1:-}" != --keep ] || { work=$(realpath -m "$2"); shift 2; }
[ "${1:-}" != --quick ] || { compression=gzip; shift; }
[ $# -gt 0 ] || set -- bookworm trixie
[ -n "$work" ] || { work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; }
[ "$(id -u)" = 0 ] || { echo "try_deb.sh makes a bare system with chroot, for which it has to be root."; exit 1; }
mkdir -p "$work/new" "$work/old"

# A made-up publisher, so that the package is whole; it is never given to anybody.
cat >"$work/publisher.toml" <<'TOML'
name = "A Trial"
contact = "trial@example.org"
address = "https://example.org/neuropathy-diary"
identifier = "org.example.NeuropathyDiary"
TOML
# What a kept folder has already is not made again.
ls "$work"/new/*.deb >/dev/null 2>&1 || python3 packaging/make_deb.py --publisher "$work/publisher.toml" --into "$work/new" --compression "$compression"
ls "$work"/old/*.deb >/dev/null 2>&1 || python3 packaging/make_deb.py --publisher "$work/publisher.toml" --into "$work/old" --version 0.9.0 --compression gzip
deb=$(echo "$work"/new/*.deb)
old=$(echo "$work"/old/*.deb)

echo "== what checks it without installing it"
lintian --fail-on error,warning "$deb"
dpkg-deb -x "$deb" "$work/laid-out"
desktop-file-validate "$work"/laid-out/usr/share/applications/*.desktop
appstreamcli validate --no-net "$work"/laid-out/usr/share/metainfo/*.xml
LC_ALL=C.UTF-8 man --warnings -l "$work"/laid-out/usr/share/man/man1/*.gz >/dev/null

in_it() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/trial LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
for suite in "$@"; do
  root="$work/$suite"
  began=$(date +%s)
  echo "== $suite, bare"
  [ -d "$root/etc" ] || debootstrap --variant=minbase "$suite" "$root" >"$work/$suite.log"
  mount -t proc proc "$root/proc" 2>/dev/null || echo "no /proc in $suite"
  mkdir -p "$root/trial"
  cp "$deb" "$old" packaging/deb/in_bare_system.sh "$root/trial/"
  cp tests/data/diary_v*.sqlite "$root/trial/"
  ! in_it sh -c 'command -v python3' || { echo "There is a Python in $suite already."; exit 1; }
  in_it sh /trial/in_bare_system.sh "$(basename "$old")" "$(basename "$deb")" "$suite"
  echo "-- each file out is that of the checkout"
  rm -rf "$work/compared-$suite" && cp -r "$root/trial/compared" "$work/compared-$suite" && mkdir -p "$work/$suite-files"
  ours() { LC_ALL=C.UTF-8 NEUROPATHY_DIARY_STATE="$work/state-$suite" .venv/bin/neuropathy-diary --data-dir "$work/compared-$suite" "$@" >/dev/null; }
  for format in csv csv-wide json xlsx html fhir; do ours export --format "$format" --output "$work/$suite-files/out.$format"; done
  ours summary --from 2026-10-26 --to 2026-11-22 --output "$work/$suite-files/out.pdf"
  for file in "$work/$suite-files"/out.*; do cmp "$file" "$root/trial/$(basename "$file")"; done
  mkdir -p "$work/pictures"
  cp "$root"/trial/*.png "$work/pictures/" 2>/dev/null || true
  umount "$root/proc" 2>/dev/null || true
  echo "== $suite: done in $(($(date +%s) - began)) s"
done
