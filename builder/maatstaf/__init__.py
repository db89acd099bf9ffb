"""Maatstaf: quality monitoring criteria as YAML, made into a handbook, forms, JSON specs and changelogs.

One direction, five arrows; each room imports only from the rooms before it::

    read     criteria/*.yml  -> Source | Finding     data, and the place of every value
    check    [Source]        -> Draft, [Finding]     everything wrong, in every file, in one run
    resolve  Draft           -> Handbook             links both ways; cannot fail
    render   Handbook        -> {path: content}      pages, forms, specs; no disk, no MkDocs
    write    {path: content} -> out                  all or nothing

``pipeline`` is the whole program in order; ``cli`` and ``plugin`` are its two front doors.
"""

__version__ = "0.1.0"
