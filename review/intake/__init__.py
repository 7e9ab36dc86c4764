"""Intake: which files of a folder are to be read, which are not and why. It looks and never writes there."""

from review.intake.found import FolderScan, FoundFile, PassedOver
from review.intake.scan import SETTLE_SECONDS, holds_papers, scan
from review.intake.unpack import Unpacked, unpack
from review.machine.originals import sha256_of

__all__ = [
    "SETTLE_SECONDS",
    "FolderScan",
    "FoundFile",
    "PassedOver",
    "Unpacked",
    "holds_papers",
    "scan",
    "sha256_of",
    "unpack",
]
