"""Whether the log still says what the code of a paper says: offline, against the chain of all acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from review import spanish
from review.assembling.codes_on_paper import codes_on_paper
from review.assembling.receipt import Receipt
from review.desk.dossier import decision_of
from review.desk.log_check import LogCheck, check_log
from review.errors import BadArgument
from review.frames import log_head
from review.model import Month, Verdict
from review.store import Store, chain_entries, queries
from review.store.basis import OTHER_VERSION
from review.store.chain_entries import ChainEntry
from review.store.contract_rows import contract_of
from review.store.owners import Owners
from review.store.queries import Row
from review.store.schema_acts import DECISIONS
from review.supervision.certified_code import CertifiedCode, contract_told
from review.supervision.collective_code import CertifiedList, listed_now
from review.supervision.month_part import parts_with

_MOST_PAGES: Final = 6  # looked at for a code at each end: of a whole expediente as one PDF, the papers
NO_CODE: Final = (
    "En «{0}» no se pudo leer el código de un papel de Visto Bueno. Pruebe con una foto más de cerca y "
    "derecha, o escriba entre comillas lo que dice junto al código (empieza por VBC1)."
)
_GROUNDS: Final = ("reading", "said", "outcome")
"""Of what a decision rested on, what tells that the values of its cuenta are still those that were seen."""


class CertifiedAnswer(StrEnum):
    """What came of it; the value is a promise of the JSON."""

    CORRESPONDE = "corresponde"
    NO_CORRESPONDE = "no_corresponde"
    CAMBIO_DESPUES = "cambio_despues"


@dataclass(frozen=True, slots=True)
class CertifiedCheck:
    """The code of a paper against the log: the answer and why, in Spanish, and the log itself. `listed` is
    what the log says of each cuenta of a paper about several."""

    code: CertifiedCode
    answer: CertifiedAnswer
    told: str
    log: LogCheck
    listed: tuple[CertifiedCode, ...] = ()

    @property
    def holds(self) -> bool:
        return self.answer is CertifiedAnswer.CORRESPONDE and self.log.whole


def certified_on(file: Path) -> CertifiedCode:
    """The code of a paper, out of its QR. Raises BadArgument where there is none that can be read."""
    found = code_on(file)
    if isinstance(found, CertifiedCode):
        return found
    raise BadArgument(NO_CODE.format(file))


def code_on(file: Path) -> CertifiedCode | Receipt:
    """The code of a signed paper or of a receipt, out of its QR. Raises BadArgument where there is none that
    can be read."""
    for said in codes_on_paper(file, _MOST_PAGES):
        found = CertifiedCode.read(said) or Receipt.read(said)
        if found is not None:
            return found
    raise BadArgument(NO_CODE.format(file))


def check_certified(store: Store, code: CertifiedCode) -> CertifiedCheck:
    """Hold a code against the log. Raises StoreUnavailable."""
    log = check_log(store)
    answer, told, listed = _answer(store, code, log)
    return CertifiedCheck(code, answer, told, log, listed)


Answer = tuple[CertifiedAnswer, str, tuple[CertifiedCode, ...]]


def _answer(store: Store, code: CertifiedCode, log: LogCheck) -> Answer:
    entry = chain_entries.entry_of(store, code.entry)
    if entry is None or entry.table != DECISIONS.name:
        return _no(
            "En este registro no hay una decisión con esa huella: el papel es de otra base de datos, el "
            "código está "
            "mal copiado, o no lo hizo Visto Bueno."
        )
    last = "última " if code.several else ""
    when = f"La {last}decisión es de {entry.author or 'alguien sin nombre'}, {log_head.when(entry.at)}."
    if any((one.table, one.row_id) == (entry.table, entry.row_id) for one, _ in log.faults):
        return _no(f"{when} Pero alguien la cambió o la borró por fuera del programa.")
    act = queries.decision_of_number(store, entry.row_id)
    if act is None or act["verdict"] != Verdict.APROBADA.value:
        return _no(f"{when} Pero no es una aprobación.")
    rows = queries.submissions(store, ids=[act["submission_id"]], absent=True)
    if not rows:
        return CertifiedAnswer.CAMBIO_DESPUES, f"{when} La cuenta ya no está en la base de datos.", ()
    if code.several:
        return _held_all(store, code, entry, rows[0], when)
    return _held(store, code, entry, act, rows[0], when)


def _no(told: str, listed: tuple[CertifiedCode, ...] = ()) -> Answer:
    return CertifiedAnswer.NO_CORRESPONDE, told, listed


def _held_all(store: Store, code: CertifiedCode, entry: ChainEntry, row: Row, when: str) -> Answer:
    """A code about several against the cuentas of its month that had been approved by then: all, or those of
    the entity or supervisor of the last one, whichever of them it was made of."""
    if code.month is None:
        return _no(f"{when} Pero el papel no dice de qué mes es.")
    month, newest = code.month, entry.row_id
    now = _nearest(
        code, (listed_now(store, row["folder_id"], month, newest, part) for part in parts_with(row))
    )
    if now.code == code:
        return CertifiedAnswer.CORRESPONDE, f"{when} Todas siguen en firme y dicen lo mismo.", now.listed
    many, value = len(now.listed), sum(one.value for one in now.listed)
    verb = "queda" if many == 1 else "quedan"
    told = f"de lo aprobado hasta entonces {verb} {spanish.plural(many, 'cuenta')} por {spanish.pesos(value)}"
    if now.gone and (code.payment or 0) <= many + len(now.gone):
        return (
            CertifiedAnswer.CAMBIO_DESPUES,
            f"{when} El registro cambió después: ya no está como entonces la cuenta de "
            f"{spanish.join(now.gone)}, y {told}. Pida un papel nuevo antes de pagar con este.",
            now.listed,
        )
    return _no(f"{when} Pero en el registro {told}, y el papel dice otra cosa.", now.listed)


def _nearest(code: CertifiedCode, every: Iterable[CertifiedList]) -> CertifiedList:
    """The list that a code was made of; where none makes it today, the first that held as many cuentas."""
    looked_at: list[CertifiedList] = []
    for one in every:
        if one.code == code:
            return one
        looked_at.append(one)
    as_many = (one for one in looked_at if len(one.listed) + len(one.gone) == code.payment)
    return next(as_many, looked_at[0])


def _held(store: Store, code: CertifiedCode, entry: ChainEntry, act: Row, row: Row, when: str) -> Answer:
    """A code against the cuenta that its decision was about."""
    others = list(_differences(code, row, _contract_number(store, row)))
    changes = list(_changes(entry, act, row))
    known = act["basis"] is not None and all(act["basis"].get(name) == row[name] for name in _GROUNDS)
    if others and (known or not changes):
        return _no(f"{when} Pero en el registro {spanish.join(others)}.")
    if others:
        changes.append(f"ahora {spanish.join(others)}")
    if changes:
        return (
            CertifiedAnswer.CAMBIO_DESPUES,
            f"{when} El registro cambió después: {spanish.join(changes)}. Pida un papel nuevo antes de pagar "
            f"con este.",
            (),
        )
    return CertifiedAnswer.CORRESPONDE, f"{when} Sigue en firme y dice lo mismo que el papel.", ()


def _contract_number(store: Store, row: Row) -> str:
    """As a paper tells it."""
    found = Owners[dict[str, Any]](queries.contracts(store)).of(row) if row["contract_key"] else None
    return (row["contract"] or "") if found is None else contract_of(found).number


def _differences(code: CertifiedCode, row: Row, contract: str) -> Iterator[str]:
    if contract_told(contract).casefold() != code.contract.casefold():
        yield f"el contrato es {contract or 'uno sin número'}"
    if row["payment"] != code.payment:
        payment = "no se sabe" if row["payment"] is None else f"es {spanish.payment_number(row['payment'])}"
        yield f"el pago {payment}"
    if (row["period"] or "") != str(code.month or ""):
        month = (
            "no se sabe" if row["period"] is None else f"es {spanish.month_name(Month.parse(row['period']))}"
        )
        yield f"el mes {month}"
    if row["value"] != code.value:
        value = "no se sabe" if row["value"] is None else f"es {spanish.pesos(row['value'])}"
        yield f"el valor {value}"


def _changes(entry: ChainEntry, act: Row, row: Row) -> Iterator[str]:
    """What happened to the cuenta after it was decided."""
    now = decision_of(row)
    if act["reversed"] is not None:
        yield "se anuló la decisión"
    elif row["decision_id"] != entry.row_id and now is not None:
        yield f"se decidió de nuevo (quedó {spanish.title(now.verdict).lower()})"
    elif now is not None:
        yield from now.stale
    if not row["current"]:
        yield OTHER_VERSION
