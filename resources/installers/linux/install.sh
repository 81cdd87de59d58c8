#!/bin/sh
# Install Plaint for yourself: ./install.sh
# Take it away again:          ./install.sh --remove   (your letters stay)
# For everybody, as root:      PREFIX=/usr/local ./install.sh
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
prefix=${PREFIX:-$HOME/.local}
program=$prefix/lib/plaint

tell_the_desktop() {
  # Each is there or not; without it the desktop looks for itself at the next login.
  update-desktop-database "$prefix/share/applications" 2>/dev/null || true
  update-mime-database "$prefix/share/mime" 2>/dev/null || true
  gtk-update-icon-cache -f -t "$prefix/share/icons/hicolor" 2>/dev/null || true
}

remove() {
  (cd "$here/share" && find . -type f) | while read -r file; do
    rm -f "$prefix/share/$file"
  done
  rm -f "$prefix/bin/plaint"
  rm -rf "$program"
}

if [ "${1:-}" = --remove ]; then
  remove
  tell_the_desktop
  echo "Plaint is removed. Your letters are where they were."
  exit 0
fi

# The whole new program lies beside the old one before that goes: a full disk leaves the old one as it was.
mkdir -p "$prefix/lib" "$prefix/bin"
rm -rf "$program.new"
cp -R "$here/plaint" "$program.new"
rm -rf "$program"
mv "$program.new" "$program"
ln -sf "$program/plaint" "$prefix/bin/plaint"
(cd "$here/share" && find . -type f) | while read -r file; do
  mkdir -p "$(dirname "$prefix/share/$file")"
  cp "$here/share/$file" "$prefix/share/$file"
done
# The menu must find the program also where $prefix/bin is not searched.
sed "s|^Exec=plaint|Exec=\"$program/plaint\"|" "$here/share/applications/plaint.desktop" \
  >"$prefix/share/applications/plaint.desktop"
tell_the_desktop
echo "Plaint is installed: you find it in the menu, and as $prefix/bin/plaint."
