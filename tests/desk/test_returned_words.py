"""Which requests a reason holds, and which of its words no check follows."""

from __future__ import annotations

import pytest

from review.desk.returned_words import split

PILA = "Ítem 3: la planilla 9000000001 es de 2026-04. Adjunte la de 2026-05."
BANK = "Ítem 4: no se encontró. Adjunte la certificación bancaria."
REPORT = "Ítem 1: no se encontró. Adjunte el informe."
FAULTS = (REPORT, PILA, BANK)
HEAD = "Cordial saludo, Luz:\n\nRevisada la cuenta, se devuelve para que ajuste lo siguiente:\n\n"
FOOT = "\n\nCorríjala y envíela de nuevo por SECOP II con todos sus soportes."


@pytest.mark.parametrize(
    ("reason", "faults", "own"),
    [
        (f"{HEAD}1. {REPORT}\n2. {PILA}\n3. {BANK}{FOOT}", (0, 1, 2), ()),
        (f"{HEAD}1. {PILA}{FOOT}", (1,), ()),  # the others were taken out
        (f"{HEAD}1. {PILA}\n2. Firme el informe.{FOOT}", (1,), ("Firme el informe.",)),
        (f"{HEAD}1. {PILA}{FOOT}\n\nLlame a la oficina.", (1,), ("Llame a la oficina.",)),
        (f"1. {PILA.upper()}\n   con su comprobante.", (1,), ()),  # more words, on two lines
        # The item is named another way, and the sentence goes on behind it.
        (f"1. Ítem 3, Seguridad social (página 4): {PILA[8:]}", (1,), ()),
        # Other words about an item: its check is followed, and the words are told too.
        ("1. Ítem 4: traiga la carta del banco.", (2,), ("Ítem 4: traiga la carta del banco.",)),
        # The same words about another item ask for nothing of this one.
        (f"1. Ítem 5: {BANK[8:]}", (), (f"Ítem 5: {BANK[8:]}",)),
        # No point names an item: whatever was found is followed.
        ("Falta la planilla.", (0, 1, 2), ("Falta la planilla.",)),
        (
            "Falta la planilla.\n\nY la carta del banco.",
            (0, 1, 2),
            ("Falta la planilla. Y la carta del banco.",),
        ),
        (f"{HEAD}1. {FOOT}", (0, 1, 2), ()),
        ("", (0, 1, 2), ()),
    ],
)
def test_what_a_reason_asks_for(reason: str, faults: tuple[int, ...], own: tuple[str, ...]) -> None:
    asked = split(reason, FAULTS)
    assert (asked.faults, asked.own_words) == (faults, own)
