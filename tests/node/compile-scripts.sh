#!/bin/sh
# Make the scripts of pages to fill in small, as they are served: for the fill-in page in one file what every page needs, in
# another what opens and saves files; for the conversation and the quick note one file each. Into the folder that is named,
# or the program's own.
set -eu
cd "$(dirname "$0")"
source=../../builder/maatstaf/static/fill
review=../../builder/maatstaf/static/review
out=${1:-$source}
out_review=${1:-$review}
small() { node node_modules/terser/bin/terser "$@" --ecma 2022 --compress --mangle; }
(cd "$source" && cat score.js page.js live.js drafts.js ask.js fill.js) | small --output "$out/fill.min.js"
small "$source/files.js" --output "$out/files.min.js"
(cd "$source" && cat score.js page.js ../review/model.js drafts.js ask.js files.js && cd ../review &&
  cat desk.js looked.js contacts.js beside.js send.js review.js) | small --output "$out_review/review.min.js"
(cd "$source" && cat page.js ../review/note_model.js drafts.js ask.js files.js && cd ../review && cat desk.js send.js note.js) |
  small --output "$out_review/note.min.js"
