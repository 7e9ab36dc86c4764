from __future__ import annotations

import pickle

import pytest

from review.contracts import ContractBook
from review.model import Contract

ANA_26 = Contract("CPS-014-2026", document="1061700001", secop_id="CO1.PCCNTR.14")
ANA_25 = Contract("CPS-014-2025", document="1061700001")
LUIS = Contract("CPS-033-2026", document="34567890")
LUZ = Contract("OPS-014-2026", document="52000001")
BOOK = ContractBook((ANA_26, ANA_25, LUIS, LUZ))


@pytest.mark.parametrize(
    ("numbers", "documents", "archivo", "contract"),
    [
        (["cps 14 de 2026"], [], "", ANA_26),
        (["CO1.PCCNTR.14"], [], "", ANA_26),
        (["CPS-014-2025"], ["1061700001"], "", ANA_25),
        (["014 de 2026"], ["52000001"], "", LUZ),
        (["014 de 2026"], [], "", None),
        (["014 de 2026"], [], "2026-06/OPS-014-2026 pago 001.pdf", LUZ),
        (["CPS-014-2026", "CPS-033-2026"], ["34567890", "800000001"], "", LUIS),
        (["CPS-014-2026", "CPS-033-2026"], [], "", None),
        ([], ["34567890"], "", LUIS),
        (["CPS-099-2026"], ["34567890"], "", LUIS),
        ([], ["1061700001"], "", None),
        ([], ["1061700001"], "CPS_014_2025_pago_1.pdf", ANA_25),
        ([], [], "2026-06/CPS-033-2026 pago 001.pdf", LUIS),
        ([], [], "033-2026 junio.pdf", LUIS),
        ([], [], "GF_34567890_RP_JUNIO_2026.pdf", LUIS),
        ([], [], "escaneado.pdf", None),
        (["033 de 2026"], ["52000001"], "", LUZ),
    ],
)
def test_match(numbers: list[str], documents: list[str], archivo: str, contract: Contract | None) -> None:
    assert BOOK.match(numbers, documents, archivo) == contract


def test_an_empty_book_matches_nothing() -> None:
    assert ContractBook().match(["CPS-014-2026"], ["1061700001"], "CPS-014-2026.pdf") is None


def test_a_book_can_be_sent_to_another_process() -> None:
    copy = pickle.loads(pickle.dumps(BOOK))
    assert copy == BOOK
    assert copy.match(["CPS-033-2026"], [], "") == LUIS
