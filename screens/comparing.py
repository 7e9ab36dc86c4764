"""Two cuentas side by side: what a rule found in both, each on its page. Nobody is accused of anything."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from review import desk, spanish
from review.desk import SubmissionView
from review.model import Box, Finding, ItemKind, MatchKind
from review.store import Store, ledger
from screens import account, components, line, pictures, text, url

_SHARED = {
    "seguridad_social_repetida": MatchKind.PLANILLA,
    "informe_fotos": MatchKind.FOTO,
    "informe_copia": MatchKind.TEXTO,
}
_OTHER_TITLES = {"cuenta_version": "La versión anterior", "banco_cambio": "El pago anterior"}
MOST = 20


class Pair(NamedTuple):
    """The same thing on a page here and on a page there. A page None was not told; no box: the whole page."""

    page: int | None
    box: Box | None
    there_page: int | None
    there_box: Box | None


class Sight(NamedTuple):
    """A place to be shown, under a title. Without `page` the first of the item is, or what `absent` says."""

    page: int | None
    box: Box | None
    title: str
    absent: str = ""


def pairs(store: Store, view: SubmissionView, finding: Finding) -> list[Pair]:
    """Every place that a finding shares with the one other cuenta it names, its own first."""
    if finding.other is None:
        return []
    found = [Pair(finding.page, finding.box, finding.other.page, finding.other.box)]
    if kind := _SHARED.get(finding.code):
        found += [
            Pair(one.page, one.box, one.there.page, one.there.box)
            for one in ledger.matches(store, [view.id]).get(view.id, ())
            if one.kind is kind and one.there.submission_id == finding.other.submission_id
        ]
    seen: dict[tuple[object, object], Pair] = {}
    for one in found:
        seen.setdefault((one.page, one.there_page), one)
    return list(seen.values())[:MOST]


def draw(store: Store, view: SubmissionView, finding: Finding) -> None:
    """What the rule says, and both pages; one under the other on a narrow screen."""
    if st.button("Volver a la revisión", icon=":material/arrow_back:", type="tertiary"):
        url.put(comparar=None, par=None)
        st.rerun()
    with st.container(border=True):
        st.markdown(text.md(finding.message))
        st.caption("Puede haber una razón válida. Mire las dos páginas y, si hace falta, pregunte.")
    known = pairs(store, view, finding)
    there = None if finding.other is None else desk.submission(store, finding.other.submission_id)
    if not known or there is None:
        st.info("La otra cuenta ya no está en esta base de datos.", icon=":material/search_off:")
        return
    shown = known[_choose(known)]
    both(
        view,
        there,
        finding.item,
        Sight(shown.page, shown.box, "Esta cuenta"),
        Sight(shown.there_page, shown.there_box, _OTHER_TITLES.get(finding.code, "La otra cuenta")),
    )


def both(
    view: SubmissionView,
    there: SubmissionView,
    item: ItemKind | None,
    here: Sight,
    other: Sight,
    way: str = "Abrir esta otra cuenta",
) -> None:
    """A place of this cuenta beside one of another one or of another version, and the way to that."""
    left, right = st.columns(2, gap="medium")
    with left:
        _side(view, item, here, key="aqui")
    with right:
        _side(there, item, other, key="alla")
        st.page_link(
            "pages/revisar.py",
            label=way,
            icon=":material/open_in_new:",
            query_params={**line.kept(), "cuenta": str(there.id)},
        )


def _choose(known: list[Pair]) -> int:
    if len(known) == 1:
        return 0
    options = {
        str(place): f"{place + 1} de {len(known)}: página {one.page} de esta, {one.there_page} de la otra"
        for place, one in enumerate(known)
    }
    return int(url.choice("par", "Coincidencia", options, default="0"))


def _side(view: SubmissionView, item: ItemKind | None, sight: Sight, *, key: str) -> None:
    number = sight.page or _page_of(view, item)
    size = next((one for one in view.pages if one.number == number), None)
    month = "mes sin leer" if view.period is None else spanish.month_name(view.period)
    payment = "" if view.payment is None else f" · pago {text.payment(view.payment)}"
    contract = text.clean(view.contract) or "sin contrato leído"
    who = text.md(f"{account.heading(view)} · {contract}")
    st.markdown(f"**{text.md(sight.title)}: {text.md(month)}{payment}**  \n{who}")
    if sight.page is None and sight.absent:
        st.info(text.md(sight.absent), icon=":material/visibility_off:")
        return
    if size is None:
        st.info("Este archivo no tiene páginas que mostrar.", icon=":material/visibility_off:")
        return
    image, blank = pictures.picture(view, number)
    box = sight.box
    drawn = (
        {} if box is None else {**box._asdict(), "id": key, "tone": "warn", "title": sight.title, "on": True}
    )
    components.viewer(
        image,
        page=number,
        count=len(view.pages),
        pages=[],
        boxes=[drawn] if drawn else [],
        size=(size.width, size.height),
        alt=f"Página {number} de {account.heading(view)}, {month}",
        blank=blank,
        shown=f"{view.id} {number} {box}",
        key=f"visor_{key}",
    )


def _page_of(view: SubmissionView, item: ItemKind | None) -> int:
    """The item's first page, when a finding names none."""
    return next((one.pages[0] for one in view.items if one.kind is item and one.pages), 1)
