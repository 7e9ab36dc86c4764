"""The contracts that submissions are held against, from the entity's list or from SECOP II's open data."""

from review.contracts.book import ContractBook
from review.contracts.load import load_contracts
from review.contracts.secop_states import parse_secop_state

__all__ = ["ContractBook", "load_contracts", "parse_secop_state"]
