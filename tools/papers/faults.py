"""Every fault that can be planted, by name."""

from __future__ import annotations

from tools.papers.plant import across, cuenta, informe, others, pila
from tools.papers.plant.fault import BANCO, CUENTA, IMPUESTOS, INFORME, PILA, REVIEW, RUT, Fault, anyone

# Of one submission by itself.
FAULTS: tuple[Fault, ...] = (*informe.FAULTS, *cuenta.FAULTS, *pila.FAULTS, *others.FAULTS)
# Against another submission of the folder, or against what SECOP II says.
ACROSS: tuple[Fault, ...] = across.FAULTS
# The contract is missing from `contratos.csv`: nothing in the papers is wrong, but what needs it
# cannot be told.
UNLISTED = Fault(
    "contrato_no_listado", lambda _facts, _rng: None, {CUENTA: REVIEW}, anyone,
    dict.fromkeys((INFORME, PILA, BANCO, RUT, IMPUESTOS), REVIEW),
)  # fmt: skip
BY_NAME = {f.name: f for f in (*FAULTS, *ACROSS, UNLISTED)}
