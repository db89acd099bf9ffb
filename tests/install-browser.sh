#!/bin/sh
# Make sure that Chromium is there for the browser tests, from the system's package manager.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -n "${MAATSTAF_CHROMIUM:-}" ]; then exit 0; fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="none"; fi
fi
if [ "$as_root" != none ] && command -v apt-get >/dev/null 2>&1; then
    echo "Chromium is missing: installing it with apt-get"
    $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
cat >&2 <<'EOF'
The browser tests need Chromium, and it can't be installed from here. Install it, then run the tests again:
  Debian, Ubuntu   sudo apt-get install chromium
  Fedora           sudo dnf install chromium
  Arch             sudo pacman -S chromium
  macOS            brew install --cask chromium
Or name a Chromium or Chrome that is already there: MAATSTAF_CHROMIUM=/path/to/chrome make test
EOF
exit 1
