"""Accounts whose cuenta is of another month than its other papers, its number and its folder."""

from __future__ import annotations

from review.model import Month, State
from tests.rules.builders import Example, later

CUMPLE, NO_CUMPLE, POR_REVISAR = State.CUMPLE, State.NO_CUMPLE, State.POR_REVISAR
IN_AUGUST = {"archivo": "2026-08/enviadas/luz.pdf"}
# The others are of August, the third month.
OF_JUNE = {"cuenta.periodo": Month(2026, 6)}
OF_MAY = {**OF_JUNE, "seguridad_social.periodo": Month(2026, 5)}
PERIOD = ("informe.periodo_inicio", "informe.periodo_fin")

EXAMPLES = [
    Example(
        "cuenta_mes",
        NO_CUMPLE,
        "sin número de pago, informe, planilla y carpeta dicen otro",
        later(values=OF_JUNE, drop=["cuenta.numero_pago"], options=IN_AUGUST),
    ),
    Example(
        "cuenta_mes",
        NO_CUMPLE,
        "todas las lecturas del periodo del informe son del mes del pago",
        later(values=OF_JUNE, noted=PERIOD),
    ),
    Example(
        "cuenta_mes",
        POR_REVISAR,
        "sin número de pago ni carpeta",
        later(values=OF_JUNE, drop=["cuenta.numero_pago"]),
    ),
    Example(
        "cuenta_mes",
        POR_REVISAR,
        "la carpeta es del informe y la planilla sirve para la cuenta",
        later(values=OF_MAY, drop=["cuenta.numero_pago"], options=IN_AUGUST),
    ),
    Example(
        "seguridad_social_periodo",
        CUMPLE,
        "la cuenta es la que dice otro mes",
        later(values=OF_JUNE, drop=["cuenta.numero_pago"], options=IN_AUGUST),
    ),
    Example(
        "seguridad_social_periodo",
        CUMPLE,
        "la cuenta dice otro mes que el informe dudoso y el pago",
        later(values=OF_JUNE, noted=PERIOD),
    ),
    Example(
        "seguridad_social_periodo",
        POR_REVISAR,
        "sirve para el mes del número de pago",
        later(values=OF_JUNE, drop=PERIOD),
    ),
    Example(
        "seguridad_social_periodo",
        POR_REVISAR,
        "sirve para el mes de la carpeta",
        later(values=OF_JUNE, drop=[*PERIOD, "cuenta.numero_pago"], options=IN_AUGUST),
    ),
    Example(
        "seguridad_social_periodo",
        NO_CUMPLE,
        "no sirve para el mes de la cuenta ni para el de la carpeta",
        later(values={**OF_JUNE, "seguridad_social.periodo": Month(2026, 3)}, drop=PERIOD, options=IN_AUGUST),
    ),
    Example(
        "rut_falta",
        State.NO_APLICA,
        "la cuenta dice el primer mes, y carpeta y número de pago dicen otro",
        later(values=OF_JUNE, drop=PERIOD, options=IN_AUGUST, without=["rut"]),
    ),
    Example(
        "rut_falta",
        POR_REVISAR,
        "la cuenta dice el primer mes, y su número de pago otro",
        later(values=OF_JUNE, drop=PERIOD, without=["rut"]),
    ),
    Example(
        "impuestos_falta",
        POR_REVISAR,
        "la carpeta es del primer mes, y el número de pago dice otro",
        later(values=OF_JUNE, drop=PERIOD, options={"archivo": "2026-06/luz.pdf"}, without=["impuestos"]),
    ),
]
