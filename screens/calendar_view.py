"""The entity's calendar on *Lista de chequeo*: its next months in words, another one checked and applied."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from review import desk, frames, spanish
from review.model import Act, Month
from review.store import Store
from review.store.folders import Folder
from review.store.settings import SettingKind
from review.ways import calendar_file, calendar_told
from review.ways.calendar import Calendar, CutDays, CutRound
from review.ways.laws import LAWS, Laws
from screens import acting, components, frame, lists, session, text, ways

MONTHS_SHOWN = 6
EXAMPLE = """version = 1
entidad = "Mi entidad"

[reglas]
presentar = "día 1 a 6 de cada mes"
corte = "día 17"
pago = "día 24"
cierre = "último día hábil"

# Un mes con otras fechas:
# [[mes]]
# mes = "2026-12"
# presentar = "2026-12-01 a 2026-12-03"
# corte = "2026-12-10"
"""


def months(calendar: Calendar, laws: Laws) -> None:
    """The rounds from this month on, a row each."""
    cuts, today = CutDays(calendar, laws.workdays), frames.today()
    first = Month.of(today)
    found = [one for ahead in range(MONTHS_SHOWN) if (one := cuts.round_of(first.plus(ahead)))]
    components.table(
        [
            components.Column("mes", "Mes", "tight"),
            components.Column("ventana", "Se presenta", "wide"),
            components.Column("corte", "Corte para financiera"),
            components.Column("pago", "Pago"),
            components.Column("cierre", "Cierre de tesorería"),
        ],
        [_row(one, today) for one in found],
        key="calendario_meses",
        caption="Los próximos meses del calendario",
        empty="El calendario no dice ningún corte en los próximos meses.",
    )


def _row(one: CutRound, today: dt.date) -> components.Row:
    return components.Row(
        str(one.month),
        {
            "mes": {"text": spanish.capital(spanish.month_name(one.month)), "strong": True},
            "ventana": calendar_told.window(one, today),
            "corte": text.day(one.cut),
            "pago": text.day(one.pays) or "—",
            "cierre": text.day(one.treasury) or "—",
        },
    )


def draw(store: Store, folder: Folder | None, current: desk.WayInForce) -> None:
    """What is in force, and the way to another one."""
    value = current.value
    laws = ways.in_force(store, folder, SettingKind.LAWS).value
    working = laws if isinstance(laws, Laws) else LAWS
    if isinstance(value, Calendar) and value.configured:
        months(value, working)
    else:
        st.info(
            "No hay calendario, y por eso no se habla de cortes. Suba uno aquí, o póngalo como "
            "calendario\\.toml junto a los PDF.",
            icon=":material/info:",
        )
    with frame.section("Cambiar el calendario"):
        _another(store, folder, current, working)


def _another(store: Store, folder: Folder | None, current: desk.WayInForce, laws: Laws) -> None:
    with st.container(key="calendario_subido"):
        dropped = st.file_uploader("calendario.toml", type=["toml", "txt"], key="calendario_archivo")
    written = current.text or EXAMPLE
    mark = "puesto"
    if dropped is not None:
        written, unreadable = ways.decoded(dropped.getvalue(), dropped.name)
        if unreadable:
            lists.mistakes(unreadable, "")
            return
        mark = dropped.file_id
    with st.expander("El texto", icon=":material/code:", expanded=dropped is not None):
        typed = st.text_area(
            "El texto del calendario", value=written, key=f"calendario_texto_{mark}", height=300
        )
        st.caption("Al salir del recuadro, o con Ctrl y Entrar, se revisa otra vez.")
    if typed == current.text or (dropped is None and current.text is None and typed == EXAMPLE):
        st.caption("Suba un archivo, o cambie el texto. No cambia nada hasta que usted lo aplique.")
        return
    made, problems = calendar_file.check(typed, ways.FILE_NAMES[SettingKind.CALENDAR])
    if made is None:
        count = spanish.plural(len(problems), "cosa")
        st.error(f"Hay {count} por corregir en el calendario.", icon=":material/edit_note:")
        lists.mistakes(problems, typed)
        return
    st.success("El calendario está bien escrito. Así queda:", icon=":material/check:")
    _proposed(made, laws)
    if folder is None:
        st.caption("Para aplicarlo, lea primero una carpeta en «Cargar».")
    elif st.button(
        "Aplicar este calendario",
        type="primary",
        icon=":material/done_all:",
        disabled=not acting.allowed(Act.WAYS),
    ):
        acting.do(
            lambda: desk.apply_calendar(store, folder.path, typed, session.actor()),
            "Aplicado. Los cortes se cuentan con este calendario.",
        )


def _proposed(made: Calendar, laws: Laws) -> None:
    today = frames.today()
    following = CutDays(made, laws.workdays).next_cut(today)
    if following is None:
        st.caption("No dice ningún corte de hoy en adelante.")
        return
    left = laws.workdays.working_days_between(today, following.cut)
    window = calendar_told.window(following, today)
    told = calendar_told.countdown(following.cut, today, left)
    st.markdown(text.md(f"{spanish.capital(told)}. Se presenta {window}."))
