"""What a page says where there is nothing to show: why, and what to do."""

from __future__ import annotations

import streamlit as st

from review import frames, spanish
from review.model import Reach, ViewRight
from review.store import Store, doubt_rows, folders, reach
from screens import door, filters, reading_now, session, text, url

_NARROWING = tuple(name for name in filters.NAMES if name not in ("mes", "orden", "versiones"))


def nothing_yet(store: Store, what: str) -> None:
    """There are no cuentas that tell their month: they are being read, none does, the folders hold none, or
    nothing was read yet. `what` says it in that last case."""
    if (given := reach.nothing_of(store)) is not None:
        _of_nobody(given)
        return
    if not door.sees(ViewRight.LOAD):
        st.info("Aún no hay cuentas que usted pueda ver.", icon=":material/info:")
        return
    with st.container(border=True):
        if reading_now.going_on(store):
            st.markdown("**Se están leyendo las cuentas.**")
            st.markdown("Aparecen aquí a medida que se leen; no hace falta esperar en esta página.")
            st.page_link("pages/cargar.py", label="Ver la lectura", icon=":material/menu_book:")
        elif doubt_rows.anything(store):
            many = len(frames.submissions(store))
            st.markdown(f"**{text.md(_undated(many))}**")
            st.markdown(
                "Suele pasar cuando los archivos no se pueden leer. En la bandeja cada uno dice qué le pasó "
                "y qué pedir. Si esperaba otros, cargue otra carpeta."
            )
            st.page_link(
                "pages/bandeja.py",
                label="Ver esos archivos",
                icon=":material/inbox:",
                query_params={"mes": session.NO_MONTH},
            )
            st.page_link("pages/cargar.py", label="Cargar otra carpeta", icon=":material/folder_open:")
        else:
            st.markdown(f"**{text.md(what)}**")
            for path in [one.path for one in folders.every(store)][:1]:
                st.markdown(text.md(f"En la carpeta que se leyó, «{path}», no hay PDF de cuentas."))
            st.markdown(
                "Elija la carpeta donde están los PDF de las cuentas de cobro. Visto Bueno los lee aquí "
                "mismo, sin cambiarlos ni enviarlos a ninguna parte, y muestra qué cumple y qué falta, con "
                "la página que lo prueba."
            )
            st.page_link("pages/cargar.py", label="Cargar una carpeta", icon=":material/folder_open:")


def _of_nobody(given: Reach) -> None:
    """No contract is of who came in: what to ask, and of whom."""
    numbers = spanish.join([text.clean(one) for one in given.numbers])
    supervisor = text.clean(given.supervisor)
    lines = [f"Usted ve las cuentas de los contratos que tienen a «{supervisor}» como supervisor"] * bool(
        supervisor
    )
    lines += [f"{'y' if lines else 'Usted ve'} las de los contratos {numbers}"] * bool(numbers)
    whom = door.whom_to_ask(session.whole_store())
    with st.container(border=True):
        st.markdown("**Ningún contrato de los que se han leído es suyo.**")
        st.markdown(text.md(f"{' '.join(lines)}, y en las listas de contratos no hay ninguno así."))
        st.markdown(
            text.md(
                f"Escriba a {whom}: que revise si su nombre está igual en la lista de contratos, "
                "o que le dé el permiso por los números de sus contratos. Cuando lo cambie, vuelva a abrir "
                "esta página."
            )
        )


def _undated(many: int) -> str:
    if many == 1:
        return "Hay 1 archivo leído, y no se sabe de qué mes es."
    return f"Hay {spanish.number(many)} archivos leídos, y de ninguno se sabe el mes."


def narrowed() -> bool:
    """Whether the address asks for only some of the cuentas of its month."""
    return any(map(url.get, _NARROWING))


def no_hit(month: str) -> str:
    """That no cuenta of a month (as the address tells it) is as asked for, and why that may be."""
    if narrowed():
        asked = text.clean(url.get("q"))
        told = f"Ninguna cuenta coincide con «{asked}»." if asked else "Ninguna cuenta está como se pidió."
        return f"{told} Quite los filtros, o busque por contratista, contrato o documento."
    if month == session.NO_MONTH:
        return "De todos los archivos leídos se sabe el mes: no hay nada que mirar aquí. Elija un mes."
    return "No hay cuentas de este mes. Elija otro, o cargue la carpeta que las tiene."


def widen(key: str) -> None:
    """The way back to all the cuentas of the month."""
    if narrowed() and st.button("Quitar los filtros", icon=":material/filter_alt_off:", key=key):
        url.put(**dict.fromkeys((*_NARROWING, "hoja", "fila")))
        st.rerun()


def no_review(month: str) -> None:
    """There is no cuenta to review among those that were asked for."""
    with st.container(border=True):
        st.markdown(f"**{text.md(no_hit(month))}**")
        widen("quitar_filtros")
        st.page_link(
            "pages/bandeja.py",
            label="Ir a la bandeja",
            icon=":material/inbox:",
            query_params={"mes": month} if month else {},
        )
