"""One cuenta for an analyst: a submission that a notebook can show, its checklist and pages with boxes.

Text of a paper is hostile: all of it is escaped. Nothing is fetched: pictures are within the page.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from html import escape
from pathlib import Path
from typing import NamedTuple

from review import spanish
from review import spanish_titles as titles
from review.errors import PageUnavailable, ReaderUnavailable
from review.model import Box, Finding, Page, State, Submission
from review.model.fields import known_card
from review.model.overlay import NOWHERE
from review.model.own_codes import plugin_of
from review.reading import render_page

DPI = 90  # of a page shown: small print can still be read
_WIDTH = 640  # pixels, at most
_OPEN = (State.NO_CUMPLE, State.FALTA, State.POR_REVISAR)
_COLOURS = {
    State.CUMPLE: "#2f7d4f",
    State.NO_CUMPLE: "#b3261e",
    State.FALTA: "#b3261e",
    State.POR_REVISAR: "#9a6700",
    State.NO_APLICA: "#6e7781",
}
_FIELD_COLOUR = "#1f6feb"


class Boxed(NamedTuple):
    """A place on a page, its colour, and what is told when one points at it."""

    box: Box
    colour: str
    told: str


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of a cuenta with what was read and found on it; shown by a notebook."""

    path: Path
    page: Page
    boxes: tuple[Boxed, ...]

    def __repr__(self) -> str:
        return f"<página {self.page.number} de «{self.path.name}»: {spanish.plural(len(self.boxes), 'caja')}>"

    def _repr_html_(self) -> str:
        number = self.page.number
        try:
            picture = render_page(self.path, number, dpi=DPI, rotation=self.page.rotation)
        except (PageUnavailable, ReaderUnavailable) as error:
            return f"<p>Página {number}: {escape(str(error))}</p>"
        data = base64.b64encode(picture).decode()
        boxes = "".join(self._box(one) for one in self.boxes)
        return (
            f"<p>Página {number}</p><div style='position:relative;max-width:{_WIDTH}px'>"
            f"<img style='width:100%;display:block' alt='Página {number}' "
            f"src='data:image/jpeg;base64,{data}'>{boxes}</div>"
        )

    def _box(self, one: Boxed) -> str:
        """A frame around a place, in hundredths of the page, so that it fits whatever the page's size."""
        across, down = 100 / self.page.width, 100 / self.page.height
        x0, top, x1, bottom = one.box
        return (
            f"<span title='{escape(one.told, quote=True)}' style='position:absolute;box-sizing:border-box;"
            f"border:2px solid {one.colour};left:{x0 * across:.2f}%;top:{top * down:.2f}%;"
            f"width:{(x1 - x0) * across:.2f}%;height:{(bottom - top) * down:.2f}%'></span>"
        )


@dataclass(frozen=True, slots=True, repr=False)
class ReadCuenta(Submission):
    """A submission with the file that it was read from."""

    path: Path = Path()

    @classmethod
    def of(cls, submission: Submission, path: Path) -> ReadCuenta:
        given = {one.name: getattr(submission, one.name) for one in fields(Submission)}
        return cls(**given, path=path)

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """What does not hold, is missing or is for a person to look at, in the order of the checklist."""
        every = (one for item in self.judgement.items.values() for one in item.findings)
        return tuple(one for one in every if one.state in _OPEN)

    def page(self, number: int) -> PagePicture:
        """A page (from 1) with its boxes. Raises PageUnavailable for one that the document does not have."""
        found = next((page for page in self.document.pages if page.number == number), None)
        if found is None:
            count = spanish.plural(len(self.document.pages), "página")
            raise PageUnavailable(f"«{self.archivo}» tiene {count}, y no hay página {number}.")
        return PagePicture(self.path, found, tuple(self._boxes(number)))

    def _boxes(self, number: int) -> Iterator[Boxed]:
        """The values read on a page, and over them what was found wrong."""
        for kind, item in self.judgement.items.items():
            for field in item.fields.values():
                if field.page == number and field.box != NOWHERE:
                    card = known_card(kind, field.name)
                    title = field.name if card is None else card.title
                    yield Boxed(field.box, _FIELD_COLOUR, f"{title}: {field.text}")
        for finding in self.open_findings:
            if finding.page == number and finding.box is not None and finding.box != NOWHERE:
                yield Boxed(finding.box, _COLOURS[finding.state], finding.message)

    def __repr__(self) -> str:
        states = ", ".join(
            f"{kind.value} {item.state.value}"
            for kind, item in self.judgement.items.items()
            if not item.state.settled
        )
        told = f"{self.judgement.result.value}; {states}" if states else self.judgement.result.value
        return f"<cuenta «{self.archivo}»: {told}>"

    def _repr_html_(self) -> str:
        """The checklist, what is open, and the page on which most of that stands."""
        parts = [_head(self), _checklist(self), _findings(self.open_findings)]
        number = self._page_to_show()
        if number is not None:
            parts.append(self.page(number)._repr_html_())
        return "".join(parts)

    def _page_to_show(self) -> int | None:
        there = [page.number for page in self.document.pages]
        told = [one.page for one in self.open_findings if one.page in there]
        return max(there, key=lambda number: (told.count(number), -number), default=None)


def _head(one: ReadCuenta) -> str:
    judged = one.judgement
    period = None if judged.period is None else spanish.month_name(judged.period)
    known = [judged.contract, judged.contractor, period, judged.payment and f"pago {judged.payment}"]
    line = " · ".join(escape(str(value)) for value in known if value)
    told = [f"<b>{escape(one.archivo)}</b>: {escape(spanish.title(judged.result))}", line]
    if one.document.reason:
        told.append(escape(one.document.reason))
    return f"<p>{'<br>'.join(filter(None, told))}</p>"


def _checklist(one: ReadCuenta) -> str:
    rows = "".join(
        f"<tr><td style='text-align:left'>{escape(titles.ITEMS[kind])}</td>"
        f"<td style='text-align:left;color:{_COLOURS[item.state]}'>{escape(spanish.title(item.state))}</td>"
        f"<td style='text-align:left'>{escape(spanish.page_list(item.pages)) if item.pages else ''}</td></tr>"
        for kind, item in one.judgement.items.items()
    )
    return f"<table><tr><th>Ítem</th><th>Estado</th><th>Dónde</th></tr>{rows}</table>"


def _findings(found: Iterable[Finding]) -> str:
    lines = []
    for one in found:
        where = f" (página {one.page})" if one.page else ""
        plugin = plugin_of(one.code)
        whose = f" [complemento {escape(plugin)}]" if plugin else ""
        lines.append(
            f"<li><span style='color:{_COLOURS[one.state]}'>{escape(spanish.title(one.state))}</span>: "
            f"{escape(one.message)}{where}{whose}</li>"
        )
    return f"<ul>{''.join(lines)}</ul>" if lines else ""
