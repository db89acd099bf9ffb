#!/bin/sh
# Make sure of Java for the HTML checker, from the system's package manager.
set -eu
if command -v java >/dev/null 2>&1 && java -version >/dev/null 2>&1; then exit 0; fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="none"; fi
fi
if [ "$as_root" != none ] && command -v apt-get >/dev/null 2>&1; then
    echo "Java is missing: installing it with apt-get"
    $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null && exit 0
fi
cat >&2 <<'EOF'
The HTML checker needs Java (11 or newer), and it can't be installed from here. Install it, then run the tests again:
  Debian, Ubuntu   sudo apt-get install default-jre-headless
  Fedora           sudo dnf install java-latest-openjdk-headless
  Arch             sudo pacman -S jre-openjdk-headless
  macOS            brew install openjdk
EOF
exit 1
