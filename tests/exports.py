"""Small exports of SECOP II as downloaded, for tests: invented rows under the true column names."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

CONTRACT_LABELS = (
    "Nombre Entidad", "Nit Entidad", "ID Contrato", "Referencia del Contrato", "Estado Contrato",
    "Fecha de Inicio del Contrato", "Fecha de Fin del Contrato", "TipoDocProveedor", "Documento Proveedor",
    "Proveedor Adjudicado", "Valor del Contrato", "Ultima Actualizacion", "Objeto del Contrato",
    "Nombre del banco", "Tipo de cuenta", "Número de cuenta", "Nombre supervisor",
    "Dirección de ejecución del contrato",
)  # fmt: skip
PLAN_NAMES = (
    "id_del_contrato", "id_de_pago", "referencia_contrato", "estado", "numero_de_factura", "valor_a_pagar",
    "valor_neto", "valor_total", "fecha_de_emision", "fecha_de_recepcion", "fecha_real_de_pago",
    "nombre_proveedor", "documento_proveedor",
)  # fmt: skip
INVOICE_NAMES = (
    "id_contrato", "id_pago", "numero_de_factura", "fecha_factura", "estado", "valor_total",
    "pago_confirmado",
)  # fmt: skip

LUZ_CONTRACT = {
    "Nombre Entidad": "MUNICIPIO DE TAMBILLO",
    "Nit Entidad": "899.995.774",
    "ID Contrato": "CO1.PCCNTR.9000014",
    "Referencia del Contrato": "CPS 014 DE 2026",
    "Estado Contrato": "En ejecución",
    "Fecha de Inicio del Contrato": "06/01/2026",
    "Fecha de Fin del Contrato": "11/30/2026",
    "Documento Proveedor": "1061700001",
    "Proveedor Adjudicado": "LUZ DARY RIOS PARRA",
    "Valor del Contrato": "$10.800.000",
    "Ultima Actualizacion": "2026 Jul 01 12:00:00 AM",
    "Objeto del Contrato": "Apoyo a la gestión; en la oficina",
    "Nombre del banco": "No definido",
    "Tipo de cuenta": "Ahorros",
    "Número de cuenta": "24099999999",
    "Nombre supervisor": "No Definido",
    "Dirección de ejecución del contrato": "Calle 1\nTambillo\nCauca",
}
LUZ_PAYMENT = {
    "id_del_contrato": "CO1.PCCNTR.9000014",
    "id_de_pago": "1",
    "referencia_contrato": "CPS-014-2026",
    "estado": "Enviado Por Proveedor",
    "numero_de_factura": "CUENTA DE COBRO No. 1",
    "valor_a_pagar": "1900000",
    "valor_neto": "1900000",
    "valor_total": "1900000",
    "fecha_de_emision": "2026-06-30T00:00:00.000",
    "nombre_proveedor": "LUZ DARY RIOS PARRA",
    "documento_proveedor": "1061700001",
}
MARIA_PAYMENT = LUZ_PAYMENT | {
    "id_del_contrato": "CO1.PCCNTR.9000020",
    "referencia_contrato": "CPS-020-2026",
    "estado": "Pagado",
    "valor_a_pagar": "1800000",
    "valor_neto": "1700000",
    "valor_total": "1800000",
    "nombre_proveedor": "MARIA INES TOBAR CHOCUE",
    "documento_proveedor": "34550002",
}
STRANGER = LUZ_PAYMENT | {
    "id_del_contrato": "CO1.PCCNTR.1",
    "referencia_contrato": "CD-900-2025",
    "documento_proveedor": "99999999",
}


def write_export(path: Path, columns: Sequence[str], *rows: Mapping[str, str]) -> Path:
    """A CSV as datos.gov.co gives it: every cell quoted, what is not known empty."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path
