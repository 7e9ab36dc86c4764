"""A checklist and a table of law values drawn in words, with what differs from the ones in force marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from review.ways import checklist_words, laws_words
from review.ways.checklist import Checklist
from review.ways.checklist_settings import SETTINGS
from review.ways.checklist_words import Difference, ItemWords
from review.ways.datafile import Problem
from review.ways.laws import Laws, YearValue
from screens import components, text

CHANGED = ":orange-badge[cambia]"


def items(told: Checklist, before: Checklist | None = None) -> None:
    """Each item in a box of its own. With `before`, the sentences that it does not say are marked."""
    old = {one.kind: one for one in checklist_words.items(before)} if before else {}
    words = checklist_words.items(told)
    for start in range(0, len(words), 2):
        for place, one in zip(st.columns(2), words[start : start + 2], strict=False):
            with place, st.container(border=True, height="stretch", key=f"item_{one.kind}"):
                st.markdown(_item(one, old.get(one.kind)))
    kept = checklist_words.files(before) if before else None
    for sentence in checklist_words.files(told):
        changed = kept is not None and sentence not in kept
        st.markdown(f":material/draft: {_sentence(sentence, changed)}")


def _item(one: ItemWords, old: ItemWords | None) -> str:
    renamed = old is not None and (old.name, old.place) != (one.name, one.place)
    lines = [f"**{one.place}\\. {text.md(one.name)}**{f' {CHANGED}' if renamed else ''}", ""]
    lines.append(_sentence(one.when, old is not None and old.when != one.when))
    lines.append("")
    lines += [f"- {_sentence(line, old is not None and line not in old.holds)}" for line in one.holds]
    return "\n".join(lines)


def _sentence(words: str, changed: bool) -> str:
    return f"{text.md(words)} {CHANGED}" if changed else text.md(words)


def settings(told: Checklist) -> None:
    """Every setting with its value and what it means."""
    components.table(
        [
            components.Column("ajuste", "Ajuste", "wide"),
            components.Column("valor", "Esta lista dice", "full"),
            components.Column("sentido", "Qué significa", "full"),
        ],
        [
            components.Row(
                one.key,
                {
                    "ajuste": {"text": one.title, "strong": True, "sub": one.key},
                    "valor": one.tell(told),
                    "sentido": one.meaning,
                },
            )
            for one in SETTINGS
        ],
        key="ajustes",
        caption="Ajustes de la lista de chequeo",
    )


def law_years(told: Laws) -> None:
    """The amounts of each year with the norms that fix them."""
    components.table(
        [
            components.Column("anio", "Año", "tight"),
            components.Column("smmlv", "Salario mínimo (SMMLV)", "full"),
            components.Column("uvt", "UVT", "full"),
        ],
        [
            components.Row(
                one.year,
                {
                    "anio": {"text": str(one.year), "strong": True},
                    "smmlv": _amount(one.minimum_wage),
                    "uvt": _amount(one.uvt),
                },
            )
            for one in laws_words.years(told)
        ],
        key="anios",
        caption="Salario mínimo y UVT por año",
    )


def _amount(one: YearValue | None) -> components.Cell:
    return "—" if one is None else {"text": text.money(one.value), "sub": text.clean(one.norm)}


def law_rates(told: Laws) -> None:
    """The rates and rules of the planilla."""
    components.table(
        [
            components.Column("que", "Qué", "wide"),
            components.Column("valor", "Valor", "wide"),
            components.Column("norma", "Norma", "wide"),
        ],
        [
            components.Row(
                place,
                {
                    "que": {"text": one.what, "strong": True},
                    "valor": text.clean(one.value),
                    "norma": text.clean(one.norm),
                },
            )
            for place, one in enumerate(laws_words.rates(told))
        ],
        key="tarifas",
        caption="Tarifas de la seguridad social",
    )


def differences(found: Sequence[Difference]) -> None:
    """What changes, before and after."""
    components.table(
        [
            components.Column("que", "Qué cambia", "wide"),
            components.Column("antes", "Ahora", "full"),
            components.Column("despues", "Con este archivo", "full"),
        ],
        [
            components.Row(
                place,
                {
                    "que": {"text": text.clean(one.what), "strong": True},
                    "antes": text.clean(one.before) or "—",
                    "despues": text.clean(one.after) or "—",
                },
            )
            for place, one in enumerate(found)
        ],
        key="cambios",
        caption="Lo que cambia con este archivo",
    )


def mistakes(found: Iterable[Problem], written: str) -> None:
    """Everything wrong in a file: the line, as it is written, what is wrong and how to mend it."""
    rows = written.splitlines()
    components.table(
        [
            components.Column("linea", "Línea", "num"),
            components.Column("escrito", "Lo escrito", "wide"),
            components.Column("motivo", "Qué pasa", "full"),
            components.Column("arreglo", "Cómo se arregla", "full"),
        ],
        [
            components.Row(
                place,
                {
                    "linea": "—" if one.line is None else str(one.line),
                    "escrito": _written(rows, one.line),
                    "motivo": {"text": _capital(text.clean(one.reason)), "strong": True},
                    "arreglo": text.clean(one.mend) or "Corrija la línea y vuelva a revisar.",
                },
            )
            for place, one in enumerate(found)
        ],
        key="errores",
        caption="Lo que hay que corregir en el archivo",
    )


def _written(rows: Sequence[str], line: int | None) -> str:
    return "" if line is None or line > len(rows) else text.clean(rows[line - 1].strip())[:120]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
