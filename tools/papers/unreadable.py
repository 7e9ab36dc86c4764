"""Submissions that no program can read: cut short, or locked with a password."""

from __future__ import annotations

from reportlab.lib.pdfencrypt import StandardEncryption

from review.model import ItemKind
from tools.papers.facts import Facts
from tools.papers.submission import Made, draw, make


def _unread(truth: dict[str, object], lectura: str) -> dict[str, object]:
    items = {k.value: {"estado": "por_revisar", "paginas": [], "campos": {}} for k in ItemKind}
    return truth | {
        "lectura": lectura, "resultado": "ilegible", "fallas": [lectura], "disenos": {}, "paginas": [],
        "items": items,
    }  # fmt: skip


def truncated(facts: Facts, seed: str) -> Made:
    """The file of an upload that broke off: its first third, without a page tree."""
    whole = make(facts, seed, ())
    return Made(whole.data[: len(whole.data) // 3], _unread(whole.truth, "danado"))


def locked(facts: Facts, seed: str) -> Made:
    """The file needs a password to be opened."""
    lock = StandardEncryption("mi-clave", ownerPassword="otra-clave", strength=128)
    data, _ = draw(facts, seed, encrypt=lock)
    return Made(data, _unread(make(facts, seed, ()).truth, "cifrado"))
