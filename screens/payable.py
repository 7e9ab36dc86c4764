"""*Pagos*, who is paid: each cuenta of a month with where it stands and why, and what changed since the month
was last exported."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from review import frames, spanish
from review.catalogue.payment_columns import EXPORT_CHANGES, PAYABLE
from review.frames.who_is_paid import sums
from review.model import Month, PayStanding
from review.store import Store, export_rows
from screens import components, paged, session, text, url
from screens.words import PAID, SINCE, missing, sign

SIZE = 40
CHOICE = "situacion"
Record = Mapping[Hashable, Any]


def draw(store: Store, month: Month) -> None:
    """The month's cuentas by where they stand; the figures lead to those of one kind."""
    table = frames.payable_in_order(store, month)
    if table.empty:
        st.info("No hay cuentas leídas de este mes: elija otro mes.", icon=":material/info:")
        return
    found = sums(table)
    components.tiles([_tile(one, *found[one]) for one in PayStanding], key="quien_se_paga")
    options = {
        "": f"Todas las que se cuentan ({sum(many for one, (many, _) in found.items() if one.counted)})"
    }
    options |= {
        one.value: f"{PAID[one].word} ({found[one][0]})"
        for one in PayStanding
        if found[one][0] or one == url.get(CHOICE)
    }
    chosen = url.choice(CHOICE, "Qué cuentas", options, resets=("hoja",))
    if chosen:
        shown = table[table["situacion"] == chosen]
    else:
        shown = table[table["situacion"] != PayStanding.POR_FUERA]
    _cuentas(store, shown, month)
    _since_export(store, month)


def _tile(one: PayStanding, many: int, pesos: int) -> dict[str, Any]:
    mark = PAID[one]
    return {
        "label": mark.word,
        "value": spanish.pesos(pesos) if one.counted else spanish.number(many),
        "note": spanish.plural(many, "cuenta")
        if one.counted
        else spanish.plural(many, "archivo").partition(" ")[2],
        "icon": mark.icon,
        "tone": mark.tone,
        "go": {"page": "pagos", "params": {**url.keep("mes"), "vista": "pagar", CHOICE: one.value}}
        if many
        else None,
    }


def _cuentas(store: Store, shown: pd.DataFrame, month: Month) -> None:
    numbers = list(shown["submission_id"])
    clicked = paged.table(
        [
            components.told(PAYABLE["contratista"], "wide"),
            components.told(PAYABLE["pago"], "tight"),
            components.told(PAYABLE["valor"], "num"),
            components.told(PAYABLE["situacion"], "full"),
            components.Column("cuenta_bancaria", "Cuenta bancaria"),
            components.Column("rp", "RP y fuente"),
        ],
        lambda part: [
            _row(row, month) for row in frames.payable(store, month, of=numbers[part]).to_dict("records")
        ],
        len(shown),
        size=SIZE,
        key="quien_se_paga_tabla",
        caption="Quién se paga",
        empty="No hay ninguna así este mes. Elija «Todas las que se cuentan», u otro mes.",
        total={
            "contratista": f"Total de {spanish.plural(len(shown), 'cuenta')}",
            "valor": text.money(shown["valor"].sum()),
        },
    )
    url.follow(clicked.go)


def _row(row: Record, month: Month) -> components.Row:
    number = int(row["submission_id"])
    return components.Row(
        number,
        {
            "contratista": {**components.who(row), **_file(row)},
            "pago": text.payment(row["pago"]),
            "valor": text.money(row["valor"]),
            "situacion": {**sign(PAID, row["situacion"]).cell(), "sub": text.clean(row["por_que"])},
            "cuenta_bancaria": _account(row),
            "rp": {"text": text.clean(row["rp"]) or "—", "sub": text.clean(row["fuente"])},
        },
        go=url.link("revisar", cuenta=number, mes=str(month)),
    )


def _file(row: Record) -> dict[str, str]:
    """Of whom nothing was read, the file."""
    return {"text": text.clean(row["archivo"])} if missing(row["contratista"]) else {}


def _account(row: Record) -> components.Cell:
    if missing(row["cuenta_bancaria"]) and missing(row["nombre_banco"]):
        return "—"
    kind = text.clean(row["tipo_cuenta"])
    holder = text.clean(row["nombre_titular"]) or text.clean(row["documento_titular"])
    told = ", ".join(filter(None, (text.clean(row["nombre_banco"]), kind, holder and f"de {holder}")))
    other = text.clean(row["otra_cuenta"])
    cell = {"text": text.clean(row["cuenta_bancaria"]) or "sin número leído", "sub": other or told}
    return {**cell, "icon": "eye", "tone": "warn", "title": told} if other else cell


def _since_export(store: Store, month: Month) -> None:
    last = export_rows.last_told(store, month)
    if last is None:
        st.caption(
            "Este mes todavía no se ha exportado entero: desde la primera vez se dirá aquí qué cambió."
        )
        return
    at, author = last
    table = frames.export_changes(store, month)
    when = f"{session.local(at)}, por {author}"
    with st.expander(
        text.md(f"Qué cambió desde la última exportación ({len(table)})"), icon=":material/difference:"
    ):
        st.caption(text.md(f"Se exportó entero el {when}."))
        components.table(
            [
                components.told(EXPORT_CHANGES["contratista"], "wide"),
                components.told(EXPORT_CHANGES["cambio"], "tight"),
                components.told(EXPORT_CHANGES["antes"]),
                components.told(EXPORT_CHANGES["ahora"]),
                components.told(EXPORT_CHANGES["valor_antes"], "num"),
                components.told(EXPORT_CHANGES["valor"], "num"),
            ],
            [
                components.Row(
                    place,
                    {
                        "contratista": components.who(row),
                        "cambio": sign(SINCE, row["cambio"]).cell(),
                        "antes": text.clean(row["antes"]) or "—",
                        "ahora": text.clean(row["ahora"]) or "—",
                        "valor_antes": text.money(row["valor_antes"]),
                        "valor": text.money(row["valor"]),
                    },
                )
                for place, row in enumerate(table.to_dict("records"))
            ],
            key="desde_la_exportacion",
            caption="Qué cambió desde la última exportación",
            empty="Nada: el libro que se exportó sigue diciendo lo mismo.",
        )
