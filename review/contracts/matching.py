"""Which known contract a row of SECOP II's exports speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from review.contracts.contract_identity import same_or_unknown
from review.contracts.load import ReadRow
from review.model import Contract
from review.recognition.grammar.contract_numbers import contract_key, same_contract, serial


class Fate(StrEnum):
    """What became of a row of an export."""

    RECONOCIDA = "reconocida"
    DUDOSA = "dudosa"
    POR_FUERA = "por_fuera"


@dataclass(frozen=True, slots=True)
class Known:
    """A contract that is known from a list or from the papers of a cuenta."""

    number: str
    document: str | None = None
    secop_id: str | None = None
    entity_nit: str | None = None


class MatchWays:
    """The ways from a row to a known contract."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = tuple(dict.fromkeys(known))
        self._by_key: dict[str, list[Known]] = {}
        self._by_serial: dict[str, list[Known]] = {}
        for one in self.known:
            for name in (one.number, one.secop_id):
                if name and contract_key(name):
                    self._by_key.setdefault(contract_key(name), []).append(one)
            self._by_serial.setdefault(serial(one.number), []).append(one)

    def learn(self, contract: Contract, known: Known) -> None:
        """A row told this contract's SECOP id: the rows of invoices say no other name of it."""
        if contract.secop_id and contract_key(contract.secop_id):
            same = self._by_key.setdefault(contract_key(contract.secop_id), [])
            if known not in same:
                same.append(known)

    def named(self, contract: Contract) -> list[Known]:
        """Known contracts with the very number or SECOP id of this one, those with its id first."""
        keys = [contract_key(name) for name in (contract.secop_id, contract.number) if name]
        return list(dict.fromkeys(one for key in keys for one in self._by_key.get(key, ())))

    def with_id(self, contract: Contract) -> list[Known]:
        """Known contracts with the SECOP id of this one."""
        return self._by_key.get(contract_key(contract.secop_id), []) if contract.secop_id else []

    def alike(self, contract: Contract) -> list[Known]:
        """Known contracts whose number may be this one written in another way."""
        found = self._by_serial.get(serial(contract.number), ())
        return [one for one in found if same_contract(one.number, contract.number)]


def fate_of(row: ReadRow, ways: MatchWays) -> tuple[Fate, str, Known | None]:
    contract = row.contract
    if contract is None:
        return Fate.DUDOSA, row.trouble or "no se pudo leer", None
    if not ways.known:
        number = Known(contract.number, contract.document, contract.secop_id, contract.entity_nit)
        fate = Fate.DUDOSA if row.trouble else Fate.RECONOCIDA
        return fate, row.trouble or "", number
    named = ways.named(contract)
    mine = [one for one in named if same_party(one, contract)]
    if len(mine) > 1:
        mine = [one for one in mine if one in ways.with_id(contract)] or mine
    if len(mine) == 1:
        fate = Fate.DUDOSA if row.trouble else Fate.RECONOCIDA
        return fate, row.trouble or "", mine[0]
    if mine:
        return Fate.DUDOSA, f"hay {len(mine)} contratos conocidos con ese número", None
    others = [one for one in named if same_or_unknown(one.entity_nit, contract.entity_nit)]
    if others:
        return (
            Fate.DUDOSA,
            f"es el número de {others[0].number}, pero de otra persona (documento {contract.document})",
            None,
        )
    alike = [
        one
        for one in ways.alike(contract)
        if one.document and one.document == contract.document and same_party(one, contract)
    ]
    if len(alike) == 1:
        fate = Fate.DUDOSA if row.trouble else Fate.RECONOCIDA
        return fate, row.trouble or "", alike[0]
    if ways.alike(contract) and contract.document is None:
        other = ways.alike(contract)[0].number
        return Fate.DUDOSA, f"puede ser el contrato {other}, escrito de otra forma y sin documento", None
    return Fate.POR_FUERA, "el contrato no está en las listas ni en las cuentas leídas", None


def same_party(known: Known | Contract, contract: Contract) -> bool:
    """Whether nothing says that they are of different people or entities."""
    return same_or_unknown(known.entity_nit, contract.entity_nit) and _same_person(known, contract)


def _same_person(known: Known | Contract, contract: Contract) -> bool:
    """A NIT may carry its check digit."""
    one, other = known.document, contract.document
    if one is None or other is None or one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and long.startswith(short) and len(short) >= 9
