"""What our own components were given to draw, out of an AppTest."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def components(app: AppTest, name: str) -> list[dict[str, Any]]:
    """The data of every mounted component `name` (table, tiles, viewer…), in the order of the page."""
    found = []
    for element in app.main:
        proto = getattr(element, "proto", None)
        if element.type == "bidi_component" and proto.component_name.endswith(f"_{name}"):
            kind = proto.WhichOneof("data")
            found.append(json.loads(proto.json if kind == "json" else proto.mixed.json))
    return found


def errors(app: AppTest) -> list[str]:
    return [*(one.value for one in app.exception), *(one.value for one in app.error)]
