import pytest

from review.model import Contract
from review.rules.same_identity import majority, same_contract, same_document


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1061700001", "1061700001", True),
        ("1.061.700.001", "001061700001", True),
        ("1061700001", "10617000014", True),
        ("1061700001", "10617000015", False),
        ("1061700001", "1061700002", False),
        ("", "", False),
        ("12345", "123453", False),
        ("1" * 16, "1" * 17, False),
        ("XR204517", "xr 204517", True),
        ("XR204517", "XR204518", False),
        ("XR204517", "YR204517", False),
        ("XR204517", "204517", False),
    ],
)
def test_same_document(one: str, other: str, same: bool) -> None:
    assert same_document(one, other) is same
    assert same_document(other, one) is same


def test_same_contract_by_number_or_secop_id() -> None:
    contract = Contract("CPS-014-2026", secop_id="CO1.PCCNTR.1234567")
    assert same_contract("CPS 14 de 2026", contract)
    assert same_contract("CO1.PCCNTR.1234567", contract)
    assert not same_contract("CPS-041-2026", contract)
    assert not same_contract("CPS-014-2025", contract)


@pytest.mark.parametrize(
    ("votes", "winner"),
    [
        ([], None),
        (["a"], None),
        (["a", "b"], None),
        (["a", "a"], "a"),
        (["a", "b", "b"], "b"),
        (["a", "a", "b", "b"], None),
    ],
)
def test_majority(votes: list[str], winner: str | None) -> None:
    assert majority(votes, str.__eq__) == winner
