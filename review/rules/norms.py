"""The legal grounds that findings quote. Only what was checked against a source, or says that it was not
(«sin verificar»); no norm is invented.

Where no law fixes a limit (age of a bank letter, of a RUT) the ground says so: it is the entity's list.
"""

from __future__ import annotations

from review.model import ItemKind

CHECKLIST = "Lista de chequeo de la entidad"
SUPERVISION = "Ley 1474 de 2011, arts. 83 y 84 (seguimiento del contrato por el supervisor)"
FINANCIAL_SUPERVISION = "Ley 1474 de 2011, art. 83 (seguimiento financiero y contable del contrato)"
SOCIAL_SECURITY = "Ley 1150 de 2007, art. 23 (aportes acreditados para cada pago del contrato)"
PILA_MONTH = (
    "Ley 1150 de 2007, art. 23; Decreto 780 de 2016, art. 2.2.1.1.1.7, modificado por el Decreto 1273 de "
    "2018 (pago mes vencido)"
)
IBC = (
    "Ley 2277 de 2022, art. 89 (IBC del 40 % del valor mensual, entre 1 y 25 SMMLV); Ley 789 de 2002, art. "
    "50 (relación entre lo cobrado y lo cotizado)"
)
CONTRIBUTIONS = "Ley 789 de 2002, art. 50 (relación entre lo cobrado y lo cotizado); Decreto 1990 de 2016"
BANK = "Lista de chequeo de la entidad (ninguna ley fija una vigencia para la certificación bancaria)"
RUT = "Lista de chequeo de la entidad; Decreto 1625 de 2016, art. 1.6.1.2.20"
RUT_AGE = (
    "Lista de chequeo de la entidad; según el Decreto 1625 de 2016, art. 1.6.1.2.20, parágrafo, la "
    "inscripción en el RUT no vence"
)
TAXES = "Acuerdo u ordenanza de estampillas que rige en la entidad; lista de chequeo"
RISKS = (
    "Decreto 1072 de 2015, art. 2.2.4.2.2.13 (clases IV y V a cargo del contratante); Ley 789 de 2002, "
    "art. 50"
)
PILA_DUE = (
    "Decreto 780 de 2016, art. 3.2.2.1, modificado por el Decreto 1990 de 2016 (plazo por los dos últimos "
    "dígitos del documento)"
)
LAST_PLANILLA = (
    "Ley 789 de 2002, art. 50 (relación entre lo cobrado y lo cotizado); Ley 1150 de 2007, art. 23"
)
VAT = "Estatuto Tributario, arts. 437 (responsables del IVA) y 616-1 (factura electrónica)"
SECOP = "Decreto 1082 de 2015, art. 2.2.1.1.1.7.1 (publicación en el SECOP); Ley 1474 de 2011, art. 83"

BUDGET_REGISTER = (
    "Decreto 111 de 1996, art. 71 (registro presupuestal de los compromisos; artículo sin verificar)"
)
ANNUAL_BUDGET = "Decreto 111 de 1996, arts. 14 (anualidad del presupuesto) y 89 (reservas)"

OF_ITEM = {
    ItemKind.INFORME: SUPERVISION,
    ItemKind.CUENTA: FINANCIAL_SUPERVISION,
    ItemKind.SEGURIDAD_SOCIAL: SOCIAL_SECURITY,
    ItemKind.BANCO: CHECKLIST,
    ItemKind.RUT: RUT,
    ItemKind.IMPUESTOS: TAXES,
}
"""The ground on which each item is asked for at all."""
