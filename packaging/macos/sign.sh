#!/usr/bin/env bash
# Signs the app that `bundle.py` built, has Apple notarise it, and packs it as a disk image (macOS, Xcode's tools).
# Needs SIGNING_IDENTITY (a "Developer ID Application" in the keychain), APPLE_ID, APPLE_TEAM and APPLE_PASSWORD (an
# app-specific one). Without an identity it makes an unsigned image, which macOS refuses to open by a double click.
set -euo pipefail
cd "$(dirname "$0")/../.."
python3 packaging/publisher.py
app="build/bundle/out/Neuropathy Diary.app"
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' diary/__init__.py)
image="dist/neuropathy-diary-$version-macos-$(uname -m).dmg"

if [ -n "${SIGNING_IDENTITY:-}" ]; then
  # From the inside out: each library, then the program, then the app.
  find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$SIGNING_IDENTITY"
  find "$app/Contents/Frameworks" -maxdepth 4 -name '*.framework' -print0 |
    xargs -0 -r codesign --force --timestamp --options runtime --sign "$SIGNING_IDENTITY"
  codesign --force --timestamp --options runtime --entitlements packaging/macos/entitlements.plist \
    --sign "$SIGNING_IDENTITY" "$app"
  codesign --verify --deep --strict --verbose=2 "$app"
fi

rm -f "$image"
folder=$(mktemp -d)
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
hdiutil create -volname "Neuropathy Diary" -srcfolder "$folder" -ov -format UDZO "$image"
rm -rf "$folder"

if [ -n "${SIGNING_IDENTITY:-}" ]; then
  codesign --timestamp --sign "$SIGNING_IDENTITY" "$image"
  xcrun notarytool submit "$image" --apple-id "$APPLE_ID" --team-id "$APPLE_TEAM" --password "$APPLE_PASSWORD" --wait
  xcrun stapler staple "$image"
  spctl --assess --type open --context context:primary-signature --verbose "$image"
else
  echo "No SIGNING_IDENTITY: $image is not signed, and not notarised."
fi
