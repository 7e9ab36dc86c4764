"""Informes: the papers of the supervisor for the approved cuentas of a month, and the forms they are on."""

from __future__ import annotations

from screens import acting, form_page, frame, session, supervisor_papers, url

VIEWS = {"papeles": "Papeles del mes", "formatos": "Formatos", "campos": "Campos"}


def draw() -> None:
    acting.tell()
    month = frame.head("Informes", months=True)
    if month is None:
        frame.nothing_yet("Aún no hay cuentas de las que escribir informes.")
        return
    match url.tabs("vista", "Qué ver", VIEWS):
        case "formatos":
            form_page.forms(session.store())
        case "campos":
            form_page.fields()
        case _:
            supervisor_papers.of_month(session.store(), month)


frame.show(draw)
