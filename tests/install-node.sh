#!/bin/sh
# Make sure of Node.js (from the system's package manager) and of the test tools: ajv, axe-core and vnu.
set -eu
cd "$(dirname "$0")/node"
if ! command -v npm >/dev/null 2>&1; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
    else
        echo "The tests need Node.js with npm (18 or newer): sudo apt-get install nodejs npm" >&2
        exit 1
    fi
fi
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules ]; then
    npm ci --silent --no-audit --no-fund --ignore-scripts
    touch node_modules
fi
