"""What a person did to a cuenta, in plain words that follow their name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from review import spanish
from review import spanish_titles as titles
from review.frames.duty_lines import lacking
from review.model import (
    Audience,
    Concept,
    DutyTick,
    FieldType,
    ItemKind,
    PageKind,
    SecopState,
    Sighting,
    State,
    Verdict,
)
from review.model.fields import FIELDS, from_json
from review.rules.outcome import quote
from review.rules.plugged import known_rules
from review.store import duty_rows
from review.store.batches import Batch
from review.store.queries import Row
from review.store.was import BY_PERSON, VALUE

_DECIDED = {
    Verdict.APROBADA: "aprobó la cuenta",
    Verdict.DEVUELTA: "devolvió la cuenta",
    Verdict.INCOMPLETA: "dejó la cuenta incompleta",
}


def decided(row: Row) -> str:
    told = _DECIDED[Verdict(row["verdict"])]
    if row["batch"] is None:
        return told
    batch = Batch(**row["batch"])
    others = f"con {spanish.plural(batch.count - 1, 'otra')}" if batch.count > 1 else "ella sola"
    return f"{told} en bloque, {others}, total {spanish.pesos(batch.total)}"


def advised(row: Row) -> str:
    return f"dio concepto: {spanish.title(Concept(row['concept'])).lower()}"


def reversed_(row: Row) -> str:
    del row
    return "anuló la decisión: la cuenta quedó sin decidir"


def looked_again(row: Row) -> str:
    told = (
        f"la miró de nuevo sin ver lo decidido: la dejaría {spanish.title(Verdict(row['verdict'])).lower()}"
    )
    parts = []
    for sighting in (Sighting.NO_CUMPLE, Sighting.NO_SE_SABE):
        items = [titles.ITEMS_SHORT[kind] for kind in ItemKind if row["found"].get(kind) == sighting]
        if items:
            parts.append(f"{spanish.title(sighting).lower()}: {spanish.join(items)}")
    return "; ".join([told, *parts])


def marked(row: Row) -> str:
    item = titles.OF_ITEM[ItemKind(row["item"])]
    was = _was(row, row["state"], lambda value: f"«{spanish.title(State(value))}»", "estaba en", "estaba en")
    if row["state"] is None:
        return f"quitó la marca {item}: vuelve a contar lo que halló la revisión{was}"
    return f"marcó el estado {item}: «{spanish.title(State(row['state']))}»{was}"


def moved(row: Row) -> str:
    was = _was(row, row["kind"], lambda value: f"«{_kind(value)}»", "se leía como", "estaba en")
    if row["kind"] is None:
        return f"dejó la página {row['page']} como la leyó la máquina{was}"
    return f"puso la página {row['page']} en «{_kind(row['kind'])}»{was}"


def _kind(kind: str) -> str:
    return spanish.title(PageKind(kind))


def corrected(row: Row) -> str:
    item, name = ItemKind(row["item"]), row["name"]
    field = f"«{_title(item, name)}» {titles.OF_ITEM[item]}"
    was = _was(row, row["value"], lambda value: shown(item, name, value), "se leía", "decía")
    if row["value"] is None:
        return f"dejó {field} como lo leyó la máquina{was}"
    return f"corrigió {field}: {shown(item, name, row['value'])}{was}"


def _title(item: ItemKind, name: str) -> str:
    card = FIELDS[item].get(name)
    return name if card is None else card.title


def shown(item: ItemKind, name: str, value: Any) -> str:
    """A field's value out of the log for a person; one that the field would not take today, as it stands."""
    card = FIELDS[item].get(name)
    if card is None:
        return str(value)
    try:
        return spanish.show(from_json(card.type, value), money=card.type is FieldType.MONEY)
    except (ValueError, TypeError):
        return str(value)


def secop(row: Row) -> str:
    was = _was(row, row["state"], lambda value: f"«{spanish.title(SecopState(value))}»", "era", "era")
    if row["state"] is None:
        return f"quitó el estado en SECOP II puesto a mano{was}"
    return f"puso el estado en SECOP II: «{spanish.title(SecopState(row['state']))}»{was}"


def noted(row: Row) -> str:
    return f"dejó {_note(row)}"


def note_withdrawn(row: Row) -> str:
    return f"retiró {_note(row)}"


def _note(row: Row) -> str:
    item = "" if row["item"] is None else f" {titles.ON_ITEM[ItemKind(row['item'])]}"
    page = "" if row["page"] is None else f", página {row['page']}"
    kind = "una nota interna" if row["audience"] == Audience.INTERNA else "una nota para el contratista"
    return f"{kind}{item}{page}"


def ticked(row: Row) -> str:
    marks = duty_rows.marks_in(row)
    if len(marks) == 1:
        one = marks[0]
        if one.tick is DutyTick.SIN_MARCAR:
            return f"quitó la marca de la obligación «{quote(one.duty)}»"
        remark = f", con la observación «{quote(one.remark)}»" if one.remark else ""
        return f"marcó la obligación «{quote(one.duty)}»: {spanish.title(one.tick).lower()}{remark}"
    counts = {tick: sum(one.tick is tick for one in marks) for tick in DutyTick}
    parts = [f"{count} {spanish.title(tick).lower()}" for tick, count in counts.items() if count]
    return f"marcó {len(marks)} obligaciones: {spanish.join(parts)}"


def confirmed_duties(row: Row, before: Sequence[str]) -> str:
    """`before`: those that the contract had confirmed until then."""
    if row["duties"] is None:
        return "retiró las obligaciones confirmadas del contrato"
    now = duty_rows.confirmed_of(row)
    many = spanish.plural(len(now.duties), "obligación", "obligaciones")
    told = f"confirmó {many} del contrato, según {spanish.title(now.source)}"
    if not before:
        return told
    changes = [
        f"{verb} {len(found)}, entre ellas «{quote(found[0])}»"
        if len(found) > 1
        else f"{verb} «{quote(found[0])}»"
        for verb, found in (
            ("agregó", lacking(now.duties, before)),
            ("quitó", lacking(before, now.duties)),
        )
        if found
    ]
    return f"{told} ({'; '.join(changes) or 'las mismas que había'})"


def taught(row: Row) -> str:
    return f"enseñó {_lesson(row)}"


def set_lesson(row: Row) -> str:
    verb = "volvió a usar" if row["active"] else "mandó olvidar"
    return f"{verb} lo enseñado: {_lesson(row)}"


def _lesson(row: Row) -> str:
    if row["item"] is None:
        return f"que las páginas como la {row['page']} son «{_kind(row['kind'])}»"
    item = ItemKind(row["item"])
    field = f"«{_title(item, row['name'])}» {titles.OF_ITEM[item]}"
    return f"dónde está {field} en las páginas como la {row['page']}"


def waived(row: Row) -> str:
    where = "toda la carpeta" if row["contract_key"] is None else "este contrato"
    return f"exceptuó {_rule(row)} para {where}, hasta el {spanish.long_date(row['until'])}"


def waiver_withdrawn(row: Row) -> str:
    return f"retiró la excepción a {_rule(row)}"


def _rule(row: Row) -> str:
    titles = {rule.code: rule.title for rule in known_rules()}
    return f"la regla «{titles.get(row['code'], row['code'])}»"


def _was(row: Row, put: Any, show: Callable[[Any], str], machine: str, person: str) -> str:
    """What was in force before, in brackets: read by the machine, or put by a person."""
    was: Mapping[str, Any] | None = row["was"]
    if was is None:
        return ""
    if was[VALUE] is None:
        return " (antes no se había leído)"
    if was[VALUE] == put:
        return " (así estaba ya)"
    return f" (antes {person if was[BY_PERSON] else machine} {show(was[VALUE])})"
