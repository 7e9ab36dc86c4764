"""The columns of the workbook's sheets about money: who is paid, from what, and the files behind it."""

from __future__ import annotations

from dataclasses import replace

from review.catalogue.column import Column, Placed
from review.catalogue.cuenta_columns import ITEMS, WORKBOOK_ONLY
from review.catalogue.payment_columns import PAYABLE, PRELIQUIDATION
from review.catalogue.table_columns import BUDGET, NOT_PRESENTED


def _of(spec: dict[str, Column], **widths: float) -> tuple[Placed, ...]:
    return tuple(Placed(spec[name], width) for name, width in widths.items())


def _on_screen(placed: Placed) -> Placed:
    """Not printed."""
    return replace(placed, printed=False)


_WHO = _of(PAYABLE, contrato=16, contratista=24, documento=12, pago=6)

TO_PAY_SHEET = (
    *_WHO,
    *_of(
        PAYABLE,
        valor=14,
        nombre_banco=14,
        cuenta_bancaria=15,
        tipo_cuenta=10,
        rp=9,
        fuente=15,
        otra_cuenta=28,
    ),
)
HELD_SHEET = (
    *_WHO,
    *_of(PAYABLE, valor=14, situacion=14, por_que=50, resultado=12, estado_secop=18, supervisor=20),
)
ABSENT_SHEET = _of(
    NOT_PRESENTED,
    contrato=16, contratista=28, documento=12, pago=6, supervisor=26, estado_secop=22, desde=13, plazo=13,
)  # fmt: skip
BUDGET_SHEET = _of(
    BUDGET,
    contrato=16, contratista=24, rp=10, cdp=10, tramo=13, rubro=14, fuente=16, dependencia=15, valor=15,
    cuentas=8, cobrado=15, saldo=15,
)  # fmt: skip
LIQUIDATION_SHEET = _of(
    PRELIQUIDATION,
    contrato=16, contratista=22, pago=6, titulo=22, estado=13, base=14, tarifa=10, valor=13,
    valor_minimo=13, valor_maximo=13, por_que=40, supuesto=34, norma=20,
)  # fmt: skip
HASH_SHEET = (*_of(PAYABLE, contrato=16, contratista=26, pago=6, situacion=20, archivo=44, sha256=68),)
DATA_SHEET = (
    *_of(PAYABLE, contrato=16, contratista=26, documento=12, entidad=22, supervisor=22),
    *_of(PAYABLE, periodo=11, pago=6, valor=14, situacion=20),
    *map(
        _on_screen,
        (
            *_of(PAYABLE, resultado=12, decision=12, decidido_por=18, estado_secop=22, fuente_secop=20),
            *_of(
                PAYABLE,
                nombre_banco=16,
                cuenta_bancaria=16,
                tipo_cuenta=11,
                documento_titular=13,
                nombre_titular=24,
                otra_cuenta=30,
            ),
            *_of(PAYABLE, cdp=10, rp=10, rubro=14, fuente=14, dependencia=16),
            *(Placed(item, 13) for item in ITEMS),
            Placed(WORKBOOK_ONLY["planilla"], 13),
            *_of(PAYABLE, por_que=44),
            *_of(PAYABLE, carpeta=24, archivo=40, sha256=68),
        ),
    ),
)
"""One line a cuenta, and no cell that is not a value: for pivot tables and for other programs."""
