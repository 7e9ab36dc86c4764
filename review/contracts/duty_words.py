"""What the obligations of a contract were taken from, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from review.model import DutySource

SOURCES: Final[Mapping[DutySource, str]] = {
    DutySource.CONTRATO: "el PDF del contrato",
    DutySource.INFORME: "el informe de este mes",
    DutySource.INFORME_ANTERIOR: "el informe de un mes anterior",
    DutySource.ESCRITA: "lo que escribió quien las confirmó",
}
"""As it stands behind «según»."""
