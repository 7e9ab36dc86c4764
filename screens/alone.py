"""Whether this dashboard shows only the contractor's page, as `vistobueno revisar-mi-cuenta` opens it.

It then opens no database, and no other page is to be had.
"""

from __future__ import annotations

import os

from review.cli.options import ALONE_VARIABLE

PAGE = "mi_cuenta"


def is_alone() -> bool:
    return bool(os.environ.get(ALONE_VARIABLE))
