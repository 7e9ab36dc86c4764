"""Which pages nobody could read, or told too little of, and whether what was not found may be on them."""

from __future__ import annotations

from review.model import ItemKind, Lectura, PageKind, Recognition
from review.model.marks import PageMark


def unread_pages(recognition: Recognition, kind: ItemKind) -> tuple[int, ...]:
    """Pages that nobody could read and that may belong to this item.

    A picture over a whole page may be any paper scanned, also where it follows the informe.
    """
    mine = (PageKind.OTRO, PageKind(kind.value))
    return tuple(
        p.number
        for p in recognition.pages
        if PageMark.FULL_PICTURE in p.marks or (PageMark.UNREAD in p.marks and p.kind in mine)
    )


def glanced_pages(recognition: Recognition) -> tuple[int, ...]:
    """Pages of photographs that were only looked over: what is missing altogether may be on them."""
    return tuple(p.number for p in recognition.pages if PageMark.GLANCED in p.marks)


def likely_pages(recognition: Recognition, kind: ItemKind) -> tuple[int, ...]:
    """Pages that were read, and that may belong to this item though they tell too little of it."""
    return tuple(p.number for p in recognition.pages if p.may_be(kind.value))


def open_pages(recognition: Recognition, kind: ItemKind) -> tuple[int, ...]:
    """Pages that may belong to this item: those that nobody could read, and the likely ones."""
    return tuple(sorted({*unread_pages(recognition, kind), *likely_pages(recognition, kind)}))


def may_hide(recognition: Recognition, lectura: Lectura, kind: ItemKind) -> bool:
    """Whether part of the file is unread, so that what is missing may be there."""
    return lectura is Lectura.PARCIAL or bool(open_pages(recognition, kind))


def lacks(recognition: Recognition, lectura: Lectura, kind: ItemKind) -> bool:
    """Whether the item is surely on no page of the file."""
    hidden = may_hide(recognition, lectura, kind) or bool(glanced_pages(recognition))
    return kind not in recognition.items and not hidden
