"""Places that recognition wants looked at again before it believes a value or misses one. Pure."""

from __future__ import annotations

from review.model import Document, Look, LookKind, Origin, Page, PageKind, Recognition

_LEAST_SHARE = 0.015  # of the page: a smaller picture is a signature, a logo or a bullet
_MOST_REGIONS = 6  # of a file


def wanted(document: Document, recognition: Recognition) -> tuple[Look, ...]:
    """The looks that may find what is missing: pictures within pages of digital text, read never so far.

    Pages of the informe are left out: their pictures are photographs of what was done.
    """
    kinds = {label.number: label.kind for label in recognition.pages}
    looks = [
        Look(page.number, box, LookKind.REGION)
        for page in document.pages
        if page.origin is Origin.TEXTO and kinds.get(page.number) is not PageKind.INFORME
        for box in page.pictures
        if box.width * box.height >= _LEAST_SHARE * page.width * page.height and not _read(page)
    ]
    return tuple(looks[:_MOST_REGIONS])


def _read(page: Page) -> bool:
    return not page.words or any(word.confidence < 1 for word in page.words)
