"""Campo de ejemplo: el número de la póliza de cumplimiento y hasta cuándo rige, de la cuenta de cobro.

`own_fields` lee datos propios de las páginas de un ítem. Salen con los demás en *Revisar*, en el JSON, en las
tablas y en los cuadernos, con el nombre del complemento: `poliza__numero`. Una regla los
pide como cualquier otro.
"""

import datetime as dt
import re

from review.model import Field, ItemKind, Month, Severity
from review.rules.outcome import Case
from review.rules.rule import rule

_POLICY = re.compile(r"póliza\s+(?:de\s+cumplimiento\s+)?n[o.°º]*\s*(\d[\d-]{5,})", re.IGNORECASE)
_UNTIL = re.compile(r"rige\s+hasta\s+el\s+(\d{2})/(\d{2})/(\d{4})", re.IGNORECASE)


def own_fields(item, lines):
    """El número (texto) y la fecha (un día), cada uno con su página y su renglón."""
    if item is not ItemKind.CUENTA:
        return []
    found = []
    for line in lines:
        if policy := _POLICY.search(line.text):
            found.append(Field("numero", policy[1], policy[0], line.page, line.box, line.sure))
        if until := _UNTIL.search(line.text):
            day, month, year = map(int, until.groups())
            found.append(
                Field("rige_hasta", dt.date(year, month, day), until[0], line.page, line.box, line.sure)
            )
    return found


@rule(
    code="cuenta_vigente",
    severity=Severity.RECHAZO,
    norm="Circular 007 de 2026 de la entidad",
    title="La póliza de cumplimiento rige en el mes que se cobra",
    criterion="Cumple si el día hasta el que rige es del mes cobrado o de uno posterior.",
    ask="Renueve la póliza y ponga en la cuenta de cobro hasta cuándo rige.",
    group="Entidad",
)
def in_force(facts, item):
    """Sin la fecha, o con duda, queda por revisar: `need` lo dice."""
    until = facts.need(ItemKind.CUENTA, "poliza__rige_hasta", dt.date)
    number = facts.need(ItemKind.CUENTA, "poliza__numero", str)
    month = facts.need(ItemKind.CUENTA, "periodo", Month)
    case = Case(until.field, f"Vigente en {month.value}", f"Hasta el {until.value:%d/%m/%Y}")
    if (until.value.year, until.value.month) >= (month.value.year, month.value.month):
        return case.ok(f"La póliza {number.value} rige.")
    return case.fails("La póliza ya no rige.", request="renueve la póliza y adjúntela.")
