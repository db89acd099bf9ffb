"""Where the repository and the site of a handbook live, and what that host can be asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Host:
    """Where the repository and the site live, if anywhere: ``edit`` is the address before a file's path.

    ``pdf`` says whether each form is there as a PDF as well.
    """

    repository: str = ""
    edit: str = ""
    site: str = ""
    pdf: bool = False

    def edit_address(self, path: str | None) -> str | None:
        """Return where the host edits a file of the handbook."""
        return self.edit + path if self.edit and path else None

    def question_address(self, title: str, text: str) -> str:
        """Return where somebody asks a question with this title and text: a new issue, or a mail to nobody yet."""
        from urllib.parse import quote

        base = self.repository.rstrip("/")
        if "gitlab" in base:
            return f"{base}/-/issues/new?issue[title]={quote(title)}&issue[description]={quote(text)}"
        if "github" in base:
            return f"{base}/issues/new?title={quote(title)}&body={quote(text)}"
        return f"mailto:?subject={quote(title)}&body={quote(text.replace(chr(10), chr(13) + chr(10)))}"
