"""A page of HTML to read and to print on Carta: text and tables, in which nothing of a stranger is markup."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from html import escape

from review.supervision.paper_values import plain

_LOOK = """
@page { size: letter; margin: 18mm }
body { font: 10pt/1.4 Arial, sans-serif; color: #1c2730; max-width: 60rem; margin: 1.5rem auto;
  padding: 0 1rem }
h1 { font-size: 1.4em } h2 { font-size: 1.1em; margin-top: 1.6em }
table { border-collapse: collapse; width: 100%; margin: .6em 0 } thead { display: table-header-group }
th, td { border: 1px solid #9aa5ab; padding: .25em .5em; text-align: left; vertical-align: top;
  overflow-wrap: break-word } td.largo { overflow-wrap: anywhere }
tr { break-inside: avoid }
th { background: #e7ecf0 } .nota { color: #54616b; font-size: .9em }
@media print { body { margin: 0; max-width: none; padding: 0 } }
"""
_LONG_WORD = 24  # letters: a longer word of a table (a digest, a path) is broken where it must be
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def said(text: object) -> str:
    """A value as a piece of HTML that is only text."""
    return escape(plain(text))


def page(title: str, *parts: str, logo: bytes | None = None) -> bytes:
    """The whole page; `parts` are pieces made below, `logo` a PNG of the entity's over them, held in the
    page itself: nothing is fetched to show it."""
    policy = _POLICY if logo is None else f"{_POLICY}; img-src data:"
    head = (
        '<!DOCTYPE html>\n<html lang="es-CO"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        f"<title>{said(title)}</title><style>{_LOOK}</style></head><body>{_shown(logo)}<h1>{said(title)}</h1>"
    )
    return (head + "\n".join(parts) + "</body></html>\n").encode("utf-8")


def _shown(logo: bytes | None) -> str:
    if logo is None:
        return ""
    held = base64.b64encode(logo).decode("ascii")
    return f'<img alt="Logo de la entidad" style="max-height: 18mm" src="data:image/png;base64,{held}">'


def heading(text: str) -> str:
    return f"<h2>{said(text)}</h2>"


def note(text: str) -> str:
    return f'<p class="nota">{said(text)}</p>'


def paragraph(text: str) -> str:
    return f"<p>{said(text)}</p>"


def table(titles: Sequence[str], rows: Iterable[Sequence[object]], *, links: int | None = None) -> str:
    """A table; the cells of the column `links` are paths in the package, and open the file."""
    head = "".join(f"<th>{said(one)}</th>" for one in titles)
    body = "".join(
        f"<tr>{''.join(_cell(value, linked=place == links) for place, value in enumerate(row))}</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object, *, linked: bool) -> str:
    words = said(value)
    is_long = any(len(word) > _LONG_WORD for word in words.split())
    cell = '<td class="largo">' if is_long else "<td>"
    return (
        f'{cell}<a href="{_address(str(value))}">{words}</a></td>'
        if linked and words
        else f"{cell}{words}</td>"
    )


def _address(path: str) -> str:
    """A path in the package as a relative address: nothing in it names a scheme or leaves the folder."""
    kept = "".join(
        char if char.isalnum() or char in "/._- " else f"%{char.encode().hex('%')}" for char in path
    )
    return escape("./" + kept.replace(" ", "%20"))
