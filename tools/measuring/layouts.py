"""Every layout of this family by item and name, and what each can and cannot say."""
# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

from collections.abc import Callable
from random import Random

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

WITHOUT_WORDS = {"soporte"}
WITHOUT_BASE = {"simple"}
ONLY_PAID = {"simple"}
NEVER_SILENT = {"simple", "asopagos"}
# Which layouts print what a fault is about: item, and those that do.
SHOWING: dict[str, tuple[str, frozenset[str]]] = {
    "informe_inicio_errado": ("informe", frozenset(INFORME) - {"libre"}),
    "informe_obligacion_en_blanco": ("informe", frozenset({"hospital", "ministerio", "financiera"})),
    "informe_valor_distinto": ("informe", frozenset({"financiera"})),
    "informe_pago_distinto": ("informe", frozenset({"financiera"})),
    "informe_saldo_no_cuadra": ("informe", frozenset({"financiera"})),
    "informe_cita_otra_planilla": ("informe", frozenset({"financiera"})),
    "cuenta_letras_distintas": ("cuenta", frozenset(CUENTA) - WITHOUT_WORDS),
    "cuenta_otra_entidad": ("cuenta", frozenset({"soporte", "excel", "columnas", "maquina", "juramento"})),
    "cuenta_saldo_no_cuadra": ("cuenta", frozenset({"solicitud"})),
    "cuenta_cobra_iva": ("cuenta", frozenset({"soporte", "excel", "columnas"})),
    "cuenta_sin_factura": ("cuenta", frozenset({"solicitud", "columnas", "maquina"})),
    "ibc_bajo": ("seguridad_social", frozenset(PLANILLA) - WITHOUT_BASE),
    "salud_incompleta": ("seguridad_social", frozenset(PLANILLA) - WITHOUT_BASE),
    "pension_incompleta": ("seguridad_social", frozenset(PLANILLA) - WITHOUT_BASE),
    "planilla_alterada_fuente": (
        "seguridad_social",
        frozenset({"aportes", "detallada", "compensar"}),
    ),
    "comprobante_sin_planilla": ("comprobante", frozenset(VOUCHER) - {"pantalla"}),
    "comprobante_de_otra_planilla": ("comprobante", frozenset(VOUCHER) - {"pantalla"}),
    "impuestos_no_suman": ("impuestos", frozenset({"recibo", "departamental", "timbrada"})),
    "impuestos_otra_base": ("impuestos", frozenset({"recibo", "departamental", "timbrada"})),
    "impuestos_fuera_de_plazo": ("impuestos", frozenset({"recibo"})),
    "rut_incompleto": ("rut", frozenset({"vigente"})),
}


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
    silent = status is Paid.CALLADA
    shun = set(NEVER_SILENT) if silent else set(ONLY_PAID) if status is Paid.SIN_PAGAR else set()
    certificate = facts.pila.kind is PilaKind.CERTIFICADO
    unpaid = set(IMPUESTOS) - set(impuestos.UNPAID) if facts.taxes.paid is None else set()

    def mute(item: str, every: dict[str, Draw]) -> set[str]:
        """The layouts that do not print what some fault of the item is about."""
        shown = [names for own, names in (SHOWING[f] for f in faults if f in SHOWING) if own == item]
        return {name for name in every if any(name not in names for names in shown)}

    return {
        "informe": _pick(rng, INFORME, mute("informe", INFORME)),
        "cuenta": _pick(rng, CUENTA, mute("cuenta", CUENTA)),
        "seguridad_social": _pick(
            rng, CERTIFICATE if certificate else PLANILLA, shun | mute("seguridad_social", PLANILLA)
        ),
        "comprobante": _pick(
            rng, VOUCHER, mute("comprobante", VOUCHER) | (set() if facts.pictures else {"pantalla"})
        ),
        "banco": _letter(rng, facts.bank.account.bank),
        "rut": _pick(rng, RUT, mute("rut", RUT)),
        "impuestos": _pick(rng, IMPUESTOS, unpaid | mute("impuestos", IMPUESTOS)),
    }
