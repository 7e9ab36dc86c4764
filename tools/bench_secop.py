"""Taking in an export of SECOP II, against the standard library reading the same CSV and nothing else.

The export has the 85 columns of Contratos Electrónicos and is invented; two hundred of its contracts are
known. Seconds of CPU.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from review.contracts import ContractBook, read_contracts
from review.contracts.exports import take
from review.contracts.matching import Known
from review.pipeline.garbage import collected_seldom
from review.store import books

FULL, QUICK = 50_000, 5_000
KNOWN = 200
COLUMNS = 85
TOLD = {
    "Nombre Entidad": "MUNICIPIO DE TAMBILLO",
    "Nit Entidad": "899.995.774",
    "ID Contrato": "CO1.PCCNTR.{0}",
    "Referencia del Contrato": "CPS-{0:05d}-2026",
    "Estado Contrato": "En ejecución",
    "Fecha de Inicio del Contrato": "01/15/2026",
    "Fecha de Fin del Contrato": "12/31/2026",
    "Documento Proveedor": "{1}",
    "Proveedor Adjudicado": "PERSONA INVENTADA {0}",
    "Valor del Contrato": "$75.000.000",
    "Ultima Actualizacion": "2026 Dec 31 12:00:00 AM",
    "Objeto del Contrato": "Prestar servicios de apoyo a la gestión; en las actividades que se le asignen",
    "Nombre del banco": "No definido",
    "Número de cuenta": "{1}00",
    "Nombre supervisor": "No Definido",
    "Dirección de ejecución": "Calle 1\nTambillo\nCauca",
}
_FIRST_DOCUMENT = 10_000_000


@dataclass(frozen=True, slots=True)
class Taking:
    """Seconds of CPU over an export of `rows`: the standard library reading it; reading it as contracts,
    holding it against the known ones, and packing it to be kept."""

    rows: int
    csv: float
    reading: float
    holding: float
    packing: float

    @property
    def ratio(self) -> float:
        return (self.reading + self.holding + self.packing) / self.csv


def write(path: Path, rows: int) -> None:
    """An invented export."""
    filling = [f"Columna {number}" for number in range(COLUMNS - len(TOLD))]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow([*TOLD, *filling])
        for number in range(rows):
            told = [text.format(number, _FIRST_DOCUMENT + number) for text in TOLD.values()]
            writer.writerow([*told, *("No aplica" for _ in filling)])


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _read_plainly(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def measure_taking(place: Path, rows: int) -> Taking:
    """Raises ContractsUnreadable when the export cannot be written well."""
    path = place / "contratos_secop.csv"
    write(path, rows)
    known = [Known(f"CPS-{n:05d}-2026", str(_FIRST_DOCUMENT + n)) for n in range(KNOWN)]
    plain = _cpu(lambda: _read_plainly(path))
    with collected_seldom():
        began = time.process_time()
        file = read_contracts(path)
        reading = time.process_time() - began
        holding = _cpu(lambda: take([file], known, ContractBook()))
        packing = _cpu(lambda: books.pack([file]))
    return Taking(rows, plain, reading, holding, packing)


def table(found: Taking) -> str:
    """The figures for people."""
    return (
        f"an export of {found.rows} rows: csv alone {found.csv:.2f} s of CPU, read {found.reading:.2f}, "
        f"held against {KNOWN} contracts {found.holding:.2f}, packed {found.packing:.2f}; "
        f"ratio to csv alone {found.ratio:.1f}"
    )
