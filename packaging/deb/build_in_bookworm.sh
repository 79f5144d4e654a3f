#!/usr/bin/env bash
# Builds the Debian package within a bookworm of its own (debootstrap, root), and leaves it in dist/: what it takes from
# Debian are the libraries of that release.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase bookworm "$root" >/dev/null
cp -a . "$root/source"
moment=$(git log -1 --format=%ct)
mount -t proc proc "$root/proc"
trap 'umount "$root/proc"; rm -rf "$root"' EXIT
chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/mnt LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH="$moment" sh -ec '
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv python3-dev binutils git \
    librsvg2-bin ca-certificates libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 \
    libxcb-render-util0 libxcb-image0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxcb-glx0 \
    libx11-xcb1 libdbus-1-3 libfontconfig1 libglib2.0-0 libgssapi-krb5-2 libwayland-cursor0 libwayland-egl1 libcups2 >/dev/null
  cd /source
  python3 packaging/publisher.py
  python3 packaging/make_deb.py'
mkdir -p dist
cp "$root"/source/dist/*.deb dist/
