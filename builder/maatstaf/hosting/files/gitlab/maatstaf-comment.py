"""Show on every open merge request what it changes, as one comment that is kept up to date. Made by: maatstaf hosting.

It runs nothing of a change: it takes one file that the job "maatstaf" made, as text, and writes it as a comment.
"""

from __future__ import annotations

import json
import os
import re
import sys
import urllib.error
import urllib.request
from typing import Any

MARKER = "<!-- maatstaf -->"
ORIGIN = (
    "<% _('Made from the proposal itself. The checks say whether it is complete, people say whether it is good.') %>"
)
MOST = 60_000
API = os.environ["CI_API_V4_URL"]
PROJECT = f"/projects/{os.environ['CI_PROJECT_ID']}"


def ask(path: str, method: str = "GET", most: int = -1, **fields: str) -> bytes:
    """Return what GitLab answers, of ``most`` bytes at the most."""
    body = json.dumps(fields).encode() if fields else None
    request = urllib.request.Request(API + path, body, {"Content-Type": "application/json"}, method=method)
    request.add_unredirected_header("PRIVATE-TOKEN", os.environ["MAATSTAF_TOKEN"])
    with urllib.request.urlopen(request, timeout=30) as answer:
        content: bytes = answer.read(most)
    return content


def listed(path: str) -> list[Any]:
    """Return every item of a list that GitLab gives in pages."""
    items: list[Any] = []
    page = 1
    sign = "&" if "?" in path else "?"
    while found := json.loads(ask(f"{path}{sign}per_page=100&page={page}")):
        items += found
        page += 1
    return items


def difference_of(request: dict[str, Any]) -> str | None:
    """Return what the newest finished check of a merge request says, or nothing."""
    for pipeline in json.loads(ask(f"{PROJECT}/merge_requests/{request['iid']}/pipelines")):
        if pipeline["sha"] != request["sha"] or pipeline["status"] not in ("success", "failed"):
            continue
        place = f"/projects/{pipeline['project_id']}"
        for job in listed(f"{place}/pipelines/{pipeline['id']}/jobs"):
            if job["name"] == "maatstaf":
                text = ask(f"{place}/jobs/{job['id']}/artifacts/difference/difference.md", most=MOST)
                return harmless(text.decode("utf-8", "ignore"))
    return None


def harmless(text: str) -> str:
    """Return a text that calls nobody and gives no orders: GitLab carries out a line like “/merge” in a comment."""
    text = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", "", text)
    text = re.sub("&(?=#|commat)", "&amp;", text).replace("@", "@\u200b")
    return re.sub(r"^(\s*)/", "\\1\u200b/", text, flags=re.MULTILINE)


def main() -> None:
    """Write one comment on each open merge request."""
    me = json.loads(ask("/user"))["id"]
    failed = 0
    for request in listed(f"{PROJECT}/merge_requests?state=opened"):
        notes = f"{PROJECT}/merge_requests/{request['iid']}/notes"
        try:
            text = difference_of(request)
            if text is None:
                continue
            body = f"{MARKER}\n> {ORIGIN}\n\n{text}"
            mine = [n for n in listed(notes) if n["author"]["id"] == me and n["body"].startswith(MARKER)]
            if not mine:
                ask(notes, "POST", body=body)
            elif mine[0]["body"] != body:
                ask(f"{notes}/{mine[0]['id']}", "PUT", body=body)
        except urllib.error.HTTPError as fault:
            failed += fault.code != 404
            print(f"!{request['iid']}: {fault.code} {fault.reason}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
