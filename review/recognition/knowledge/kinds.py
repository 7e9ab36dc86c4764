"""The papers that a page can be: the parts of the six items, and the look-alikes that travel with them."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """What a page can be taken for. The first six are the items, with the voucher and the certificate of
    contributions apart; the others are look-alikes."""

    INFORME = "informe"
    CUENTA = "cuenta"
    PLANILLA = "planilla"
    COMPROBANTE = "comprobante"
    CERTIFICADO_APORTES = "certificado_aportes"
    BANCO = "banco"
    RUT = "rut"
    IMPUESTOS = "impuestos"
    CONTRATO = "contrato"
    ACTA = "acta"
    CEDULA = "cedula"
    AFILIACION = "afiliacion"
    SUPERVISION = "supervision"
    PRESUPUESTO = "presupuesto"
    DECLARACION = "declaracion"
    ANTECEDENTES = "antecedentes"
    FACTURA = "factura"
    POLIZA = "poliza"
    EXTRACTO = "extracto"
    ADMINISTRATIVO = "administrativo"
