"""What would change with another checklist, law values or contracts: the cuentas that come out another way,
before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from review import spanish
from review.desk import ItemChange, Preview, Shift
from review.spanish_titles import ITEMS_SHORT
from screens import components, text, url
from screens.words import RESULTS, STATES, sign

MOST = 100


def draw(found: Preview) -> None:
    """The cuentas that change, those already decided first."""
    if not found.changes:
        judged = spanish.plural(found.judged, "cuenta")
        st.info(text.md(f"De {judged} de la carpeta, ninguna cambiaría."), icon=":material/check:")
        return
    many = spanish.number(len(found.changes))
    verb = "Cambiaría" if len(found.changes) == 1 else "Cambiarían"
    whole = spanish.plural(found.judged, "cuenta")
    decided = f" {_decided(found.decided)}" if found.decided else ""
    st.warning(text.md(f"{verb} {many} de {whole} de la carpeta.{decided}"), icon=":material/rule:")
    st.markdown("\n".join(_results(found)))
    shown = sorted(found.changes, key=lambda one: (one.decision is None, one.before is one.after))[:MOST]
    clicked = components.table(
        [
            components.Column("cuenta", "Cuenta", "wide"),
            components.Column("antes", "Ahora", "tight"),
            components.Column("despues", "Quedaría", "tight"),
            components.Column("items", "Qué cambia", "full"),
            *([components.Column("decision", "Decisión", "tight")] if found.decided else []),
        ],
        [_row(one) for one in shown],
        key="vista_previa",
        caption="Cuentas que cambiarían",
    )
    if len(found.changes) > MOST:
        st.caption(f"Se muestran {MOST} de {many}.")
    url.follow(clicked.go)


def _results(found: Preview) -> Iterator[str]:
    for (before, after), many in found.by_result.items():
        words = f"{spanish.plural(many, 'cuenta')}: de {spanish.title(before)} a {spanish.title(after)}"
        yield f"- {text.md(words)}"


def _decided(count: int) -> str:
    if count == 1:
        return "Una ya tiene decisión, que queda en pie y se marca como desactualizada."
    return f"{spanish.number(count)} ya tienen decisión, que queda en pie y se marca como desactualizada."


def _row(one: Shift) -> components.Row:
    who = text.clean(one.contractor or one.archivo)
    parts = (one.contract, text.short_month(one.month), one.payment and f"pago {text.payment(one.payment)}")
    verdict = "" if one.decision is None else spanish.title(one.decision.verdict)
    return components.Row(
        one.submission_id,
        {
            "cuenta": {
                "text": who,
                "strong": True,
                "sub": " · ".join(text.clean(part) for part in parts if part),
                "go": url.link("revisar", cuenta=one.submission_id),
            },
            "antes": sign(RESULTS, one.before).cell(),
            "despues": sign(RESULTS, one.after).cell(),
            "items": {
                "text": ". ".join(_item(change) for change in one.items),
                "sub": " ".join(text.clean(words) for change in one.items for words in change.messages[:1]),
            },
            "decision": verdict,
        },
        name=who,
    )


def _item(change: ItemChange) -> str:
    name = ITEMS_SHORT[change.item]
    before, after = sign(STATES, change.before).word, sign(STATES, change.after).word
    return f"{name}: {after.lower()}" if before == after else f"{name}: de {before.lower()} a {after.lower()}"
