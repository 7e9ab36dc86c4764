"""Informes: the papers of the supervisor for the approved cuentas of a month, their expediente, and the "
"forms."""

from __future__ import annotations

from review import spanish
from review.model import FORM_KINDS, MonthPaperKind
from screens import acting, form_page, frame, month_papers, packages, session, supervisor_papers, url

VIEWS = {"papeles": "Papeles del mes", "expediente": "Expediente", "formatos": "Formatos", "campos": "Campos"}
TITLES = {name: spanish.title(kind) for name, kind in FORM_KINDS.items()}


def draw() -> None:
    acting.tell()
    month = frame.head("Informes", months=True)
    if month is None:
        frame.nothing_yet("Aún no hay cuentas de las que escribir informes.")
        return
    match url.tabs("vista", "Qué ver", VIEWS):
        case "expediente":
            packages.of_month(session.store(), month)
        case "formatos":
            form_page.forms(session.store())
        case "campos":
            form_page.fields()
        case _:
            kind = FORM_KINDS[url.tabs("papel", "Qué papel", TITLES)]
            if isinstance(kind, MonthPaperKind):
                month_papers.of_month(session.store(), month, kind)
            else:
                supervisor_papers.of_month(session.store(), month, kind)


frame.show(draw)
