"""The package is taken apart again and again here: each file of it only once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from unittest.mock import patch

import pytest

from review.freshness import slices


@pytest.fixture(autouse=True, scope="package")
def _parsed_once() -> Iterator[None]:
    with patch.object(slices, "parse", cache(slices.parse)):
        yield
