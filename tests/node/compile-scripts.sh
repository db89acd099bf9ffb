#!/bin/sh
# Make the scripts of pages to fill in small, as they are served: for the fill-in page in one file what every page needs, in
# another what opens and saves files; for the conversation, the quick note, and the pages for proposing and
# for workshops one file each. Into the folder that is named, or the program's own.
set -eu
cd "$(dirname "$0")"
source=../../builder/maatstaf/static/fill
review=../../builder/maatstaf/static/review
propose=../../builder/maatstaf/static/propose
capture=../../builder/maatstaf/static/capture
out=${1:-$source}
out_review=${1:-$review}
out_propose=${1:-$propose}
out_capture=${1:-$capture}
small() { node node_modules/terser/bin/terser "$@" --ecma 2022 --compress --mangle; }
(cd "$source" && cat score.js words.js page.js live.js drafts.js ask.js fill.js) | small --output "$out/fill.min.js"
small "$source/files.js" --output "$out/files.min.js"
(cd "$source" && cat score.js words.js page.js ../review/model.js drafts.js ask.js files.js && cd ../review &&
  cat looked.js contacts.js beside.js send.js review.js) | small --output "$out_review/review.min.js"
(cd "$source" && cat words.js page.js ../review/note_model.js drafts.js ask.js files.js && cd ../review && cat send.js note.js) |
  small --output "$out_review/note.min.js"
(node_modules/.bin/esbuild yaml.mjs --bundle --format=iife --log-level=warning && cd "$source" && cat words.js traces.js &&
  cd ../propose && cat source.js scalars.js match.js write.js model.js ../fill/drafts.js ../fill/ask.js ../review/send.js \
  preview.js names.js differ.js rows.js fields.js lists.js findings.js reason.js out.js propose.js) |
  small --output "$out_propose/propose.min.js"
(cd "$source" && cat words.js page.js ../capture/model.js drafts.js ask.js files.js ../review/send.js ../propose/scalars.js traces.js &&
  cd ../capture && cat findings.js board.js cards.js zip.js out.js paper.js capture.js) | small --output "$out_capture/capture.min.js"
(cd "$source" && cat score.js && cd ../propose && cat beside.js spec.js form_findings.js conditions.js sections.js try.js) |
  small --output "$out_propose/compose.min.js"
