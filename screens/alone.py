"""Whether this dashboard shows only the contractor's page, as `vistobueno revisar-mi-cuenta` opens it.

It then opens no database, and no other page is to be had. It goes by the entity's own checklist where it was
started with one.
"""

from __future__ import annotations

import os
from pathlib import Path

from review.cli.options import ALONE_LIST_VARIABLE, ALONE_VARIABLE
from review.ways import checklist
from review.ways.checklist import Checklist

PAGE = "mi_cuenta"


def is_alone() -> bool:
    return bool(os.environ.get(ALONE_VARIABLE))


def checklist_in_force() -> Checklist:
    """Raises DataFileInvalid when the entity's own was spoilt after the start."""
    own = os.environ.get(ALONE_LIST_VARIABLE)
    return checklist.load(Path(own)) if own and is_alone() else checklist.DEFAULT
