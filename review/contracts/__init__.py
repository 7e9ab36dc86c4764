"""The contracts that submissions are held against, from the entity's list or from SECOP II's open data."""

from review.contracts.book import ContractBook
from review.contracts.load import ContractFile, load_contracts, read_contracts
from review.contracts.secop_states import parse_secop_state

__all__ = ["ContractBook", "ContractFile", "load_contracts", "parse_secop_state", "read_contracts"]
