"""Forms and records as PDF: tagged for screen readers, to print, and to fill in on a screen.

WeasyPrint and pikepdf come with the extra ``maatstaf[pdf]``; they are imported only when a PDF is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from maatstaf.handbook import Handbook
from maatstaf.message import T
from maatstaf.model.criterion import Status
from maatstaf.model.form import Form
from maatstaf.render.forms.print import languages, paper, pdf_of
from maatstaf.render.page import Site
from maatstaf.render.press import Press

WORTH_NOTES = 40
"""So many millimetres left empty after the questions are worth a space for notes."""

NO_PROGRAM = T(
    "No PDFs were made of the forms: WeasyPrint and pikepdf are not installed. Install them: "
    "pip install 'maatstaf[pdf]'"
)
NO_PANGO = T(
    "No PDFs were made of the forms: WeasyPrint does not find Pango, which sets the text. Install it: Debian, Ubuntu: "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; Fedora: sudo dnf install pango; "
    "macOS: brew install pango; Windows: winget install MSYS2.MSYS2, then in it pacman -S mingw-w64-x86_64-pango"
)


MOST = 12
"""A form as PDF takes a second or two; with more forms than this a build would take minutes, so none are made."""
TOO_MANY = T("No PDFs were made of the forms: there are {count}, and with more than {most} a build would take minutes.")


def lack(handbook: Handbook) -> T | None:
    """Return why no PDFs can be made here of a handbook's forms, and what to do; ``None`` when they can."""
    count = sum(form.status is not Status.RETIRED for form in handbook.forms.values())
    return TOO_MANY(count=count, most=MOST) if count > MOST else missing()


def missing() -> T | None:
    """Return what is missing on this computer to make PDFs, and how to get it; ``None`` when nothing is."""
    try:
        import pikepdf  # noqa: F401
        import weasyprint  # noqa: F401
    except ImportError:
        return NO_PROGRAM
    except OSError:  # a library that isn't Python's
        return NO_PANGO
    return None


def pieces(press: Press) -> Iterator[Callable[[], Site]]:
    """Yield what makes each PDF, so that the work can be shared: of every form that isn’t retired, in each language."""
    for form in press.handbook.forms.values():
        if form.status is not Status.RETIRED:
            for language in languages(press, form):
                yield partial(_piece, press, form, language)


def _piece(press: Press, form: Form, language: str) -> Site:
    from maatstaf.pdf.printer import Paper

    press = press.in_language(language)
    made = partial(paper, press, form, fillable=True)
    sheets = Paper(made(), press.look.files)
    if not sheets.holds("end-of-form"):  # the last sheet is too full, and its end would be lost
        made = partial(made, together=False)
        sheets = Paper(made(), press.look.files)
    empty = sheets.empty_after("end-of-questions")
    if form.coaching and empty >= WORTH_NOTES:
        sheets = Paper(made(notes=int(empty) - 3), press.look.files)
    return {pdf_of(press, form): sheets.pdf()}
