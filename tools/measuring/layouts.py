"""Every layout of this family by item and name, and what each can and cannot say."""
# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

from collections.abc import Callable
from random import Random

from review.model import ItemKind
from tools.measuring import (
    banco,
    cuenta,
    cuenta_letters,
    impuestos,
    informe,
    informe_letters,
    pila,
    pila_long,
    rut,
    vouchers,
)
from tools.measuring.sheet import Sheet
from tools.papers.facts import Facts, Paid, PilaKind

Draw = Callable[[Sheet, Facts, Random], None]

INFORME: dict[str, Draw] = {
    "hospital": informe.hospital, "alcaldia": informe.alcaldia, "ministerio": informe.ministerio,
    "financiera": informe.financiera, "universidad": informe_letters.universidad, "libre": informe_letters.libre,
}  # fmt: skip
CUENTA: dict[str, Draw] = {
    "solicitud": cuenta.solicitud, "soporte": cuenta.soporte, "excel": cuenta.excel, "columnas": cuenta.columnas,
    "maquina": cuenta_letters.maquina, "prosa": cuenta_letters.prosa, "juramento": cuenta_letters.juramento,
}  # fmt: skip
PLANILLA: dict[str, Draw] = {
    "aportes": pila.aportes, "asopagos": pila.asopagos, "simple": pila.simple, "navegador": pila.navegador,
    "detallada": pila_long.detallada, "compensar": pila_long.compensar, "reporte": pila_long.reporte,
}  # fmt: skip
CERTIFICATE: dict[str, Draw] = {
    "certificado_prosa": pila_long.certificado_prosa, "certificado_tabla": pila_long.certificado_tabla,
}  # fmt: skip
VOUCHER: dict[str, Draw] = dict(vouchers.LAYOUTS)
BANCO: dict[str, Draw] = dict(banco.LAYOUTS)
RUT: dict[str, Draw] = dict(rut.LAYOUTS)
IMPUESTOS: dict[str, Draw] = dict(impuestos.LAYOUTS)

WITHOUT_START = {"libre"}
WITHOUT_WORDS = {"soporte"}
WITHOUT_BASE = {"simple"}
ONLY_PAID = {"simple"}
NEVER_SILENT = {"simple", "asopagos"}


def _pick(rng: Random, names: dict[str, Draw], shun: set[str]) -> str:
    return rng.choice([n for n in names if n not in shun])


def _letter(rng: Random, bank: str) -> str:
    """Cooperatives have associates and fintechs write one line; the others do neither."""
    shun = {"cooperativa", "fintech"}
    if bank in banco.COOPERATIVES:
        shun.remove("cooperativa")
    if bank in banco.FINTECHS:
        shun.remove("fintech")
    own = {"cooperativa", "fintech"} - shun
    return own.pop() if own and rng.random() < 0.5 else _pick(rng, BANCO, shun)


def draw_lots(rng: Random, facts: Facts, faults: set[str]) -> dict[str, str]:
    """A layout for each item, each drawn on its own among those that can say what must be said."""
    status = facts.pila.status
    shun = (
        set(NEVER_SILENT) if status is Paid.CALLADA else set(ONLY_PAID) if status is Paid.SIN_PAGAR else set()
    )
    if "ibc_bajo" in faults:
        shun |= WITHOUT_BASE
    certificate = facts.pila.kind is PilaKind.CERTIFICADO
    unpaid = set(IMPUESTOS) - set(impuestos.UNPAID) if facts.taxes.paid is None else set()
    return {
        ItemKind.INFORME.value: _pick(
            rng, INFORME, WITHOUT_START if "informe_inicio_errado" in faults else set()
        ),
        ItemKind.CUENTA.value: _pick(
            rng, CUENTA, WITHOUT_WORDS if "cuenta_letras_distintas" in faults else set()
        ),
        ItemKind.SEGURIDAD_SOCIAL.value: _pick(rng, CERTIFICATE if certificate else PLANILLA, shun),
        "comprobante": _pick(rng, VOUCHER, set() if facts.pictures else {"pantalla"}),
        ItemKind.BANCO.value: _letter(rng, facts.bank.account.bank),
        ItemKind.RUT.value: _pick(rng, RUT, set()),
        ItemKind.IMPUESTOS.value: _pick(rng, IMPUESTOS, unpaid),
    }
