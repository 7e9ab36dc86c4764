"""The letter to the contractor, made of the checks that failed and the notes meant for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review import spanish
from review.desk.views import ItemView, SubmissionView
from review.model import (
    Audience,
    Finding,
    ItemKind,
    Letter,
    LetterPoint,
    Note,
    State,
    Verdict,
)

_FAILED = (State.NO_CUMPLE, State.FALTA)
_NUMBERED = re.compile(r"^Ítem \d+:\s*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+")
_SUBJECTS = {
    Verdict.APROBADA: "Aprobación de",
    Verdict.DEVUELTA: "Devolución de",
    Verdict.INCOMPLETA: "Documentos que faltan en",
}


def letter(view: SubmissionView, verdict: Verdict) -> Letter:
    """The letter of a decision. Returned (DEVUELTA), it asks for everything to be corrected; left incomplete
    (INCOMPLETA), only for what is missing: what was found on no page. An approval asks for nothing, and its
    body is empty. Notes for the contractor go into both; internal ones into none.
    """
    asked = _asked(view)
    wanted = [point for point in asked if verdict is Verdict.DEVUELTA or point.page is None]
    noted = [_of_note(view, note) for note in view.notes if note.audience is Audience.CONTRATISTA]
    points = () if verdict is Verdict.APROBADA else tuple(_once([*wanted, *noted]))
    left_out = len(_once(asked)) - len(_once(wanted)) if verdict is Verdict.INCOMPLETA else 0
    return Letter(
        verdict=verdict,
        subject=f"{_SUBJECTS[verdict]} {_cuenta(view)}",
        body=_body(view, verdict, points, left_out),
        points=points,
        contractor=_plain(view.contractor),
        document=_plain(view.document),
        entity=_plain(view.entity),
        contract=_plain(view.contract),
        payment=view.payment,
        period=view.period,
        left_out=left_out,
    )


def _once(points: list[LetterPoint]) -> list[LetterPoint]:
    return list({point.said: point for point in reversed(points)}.values())[::-1]


def _asked(view: SubmissionView) -> list[LetterPoint]:
    """What the checks ask. What every item asks alike (the file could not be read) is asked once, of all."""
    found = [finding for item in view.items for finding in _of_item(item)]
    items: dict[str, set[ItemKind]] = {}
    for finding in found:
        if finding.page is None:
            items.setdefault(_request(finding), set()).add(finding.item)
    of_all = {said for said, kinds in items.items() if len(view.items) > 1 and len(kinds) == len(view.items)}
    return [_of_finding(view, finding, shared=_request(finding) in of_all) for finding in found]


def _of_item(item: ItemView) -> Iterator[Finding]:
    """What the checks of an item ask."""
    return (finding for finding in item.findings if finding.is_asked and not item.state.settled)


def _request(finding: Finding) -> str:
    """What a check asks, without the number of its item, which the letter writes itself."""
    return _NUMBERED.sub("", _plain(finding.request)) or _plain(finding.message)


def _of_finding(view: SubmissionView, finding: Finding, *, shared: bool) -> LetterPoint:
    """The point of a check; `shared`: all items ask the same, and it names none."""
    asked, failed = _request(finding), finding.state in _FAILED
    if shared and finding.page is None:
        asked = spanish.capital(asked)
        return LetterPoint(said=asked, fault=asked, doubtful=not failed)
    return LetterPoint(
        said=f"{_place(view, finding.item, finding.page)}{spanish.uncapital(asked)}",
        fault=_plain(finding.message) if failed else spanish.capital(asked),
        item=finding.item,
        page=finding.page,
        box=finding.box,
        doubtful=not failed,
    )


def _of_note(view: SubmissionView, note: Note) -> LetterPoint:
    text = _plain(note.text)
    same = note.sha256 == view.sha256  # of another file, its place is no place of this one
    page = note.page if same else None
    return LetterPoint(
        said=f"{_place(view, note.item, page)}{text}",
        fault=text,
        item=note.item,
        page=page,
        box=note.box if same else None,
        by_person=True,
    )


def _place(view: SubmissionView, item: ItemKind | None, page: int | None) -> str:
    """What a point is about, before its colon: `Ítem 3, Seguridad social (página 4): `."""
    where = "" if page is None else f"página {page}"
    if item is None:
        return f"{spanish.capital(where)}: " if where else ""
    number = [one.kind for one in view.items].index(item) + 1
    return f"Ítem {number}, {spanish.title(item)}{f' ({where})' if where else ''}: "


def _body(view: SubmissionView, verdict: Verdict, points: tuple[LetterPoint, ...], left_out: int) -> str:
    if verdict is Verdict.APROBADA:
        return ""
    greeting = f"Cordial saludo{', ' + _plain(view.contractor) if view.contractor else ''}:"
    if verdict is Verdict.DEVUELTA:
        opening = f"Revisada {_cuenta(view)}, se devuelve para que ajuste lo siguiente:"
        closing = "Corríjala y envíela de nuevo por SECOP II con todos sus soportes."
    else:
        opening = f"Revisada {_cuenta(view)}, queda incompleta. Falta lo siguiente:"
        closing = "Adjunte por SECOP II solo lo que falta."
        if not left_out:
            closing = f"{closing[:-1]}; lo demás ya se recibió y no hace falta repetirlo."
    lines = [f"{place}. {point.said}" for place, point in enumerate(points, 1)] or ["1. "]
    return "\n".join([greeting, "", opening, "", *lines, "", closing])


def _cuenta(view: SubmissionView) -> str:
    what = "la cuenta de cobro"
    if view.payment is not None:
        what += f" n.º {spanish.payment_number(view.payment)}"
    if view.period is not None:
        what += f" de {spanish.month_name(view.period)}"
    if view.contract:
        what += f" (contrato {_plain(view.contract)})"
    return what


def _plain(text: str | None) -> str:
    """On one line, without control characters or direction overrides: it may come from a PDF."""
    return " ".join(_CONTROL.sub(" ", text or "").split())
