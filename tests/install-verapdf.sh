#!/bin/sh
# Make sure of what checks PDFs: a JDK (a runner of one file is compiled as it starts), JAXB, and poppler, from the system.
set -eu
jaxb=/usr/share/java/jaxb-runtime.jar
if command -v javac >/dev/null 2>&1 && command -v pdftotext >/dev/null 2>&1 && [ -f "$jaxb" ]; then exit 0; fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="none"; fi
fi
if [ "$as_root" != none ] && command -v apt-get >/dev/null 2>&1; then
    echo "A JDK, JAXB or poppler is missing: installing them with apt-get"
    $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends \
        default-jdk-headless libjaxb-java poppler-utils \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null && exit 0
fi
cat >&2 <<'EOF'
PDFs are checked with veraPDF, which needs a JDK (17 or newer), JAXB and poppler, and they can't be installed from here.
Install them, then run the tests again:
  Debian, Ubuntu   sudo apt-get install default-jdk-headless libjaxb-java poppler-utils
EOF
exit 1
