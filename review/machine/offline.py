"""Nothing phones home: what must be so before a library that would is loaded.

`import review` does it, so it holds in the commands, the dashboard, the job, the reading workers (each is
`python -m review…`) and a notebook alike; processes started from here inherit it too.
"""

from __future__ import annotations

import os
from typing import Any

# onnxruntime's official builds send events to their maker and keep a device id in the user's cache, from
# 1.29 on; only this, set before the library starts, prevents both (the package's Privacy.md).
_SWITCHES = {"ORT_DISABLE_TELEMETRY": "1"}


def silence() -> None:
    """Turn off by the environment all that can be turned off so, whatever it said before."""
    os.environ.update(_SWITCHES)


def silence_engine(engine: Any) -> None:
    """Turn off the events of the loaded onnxruntime module too: for builds that heed only their API."""
    engine.disable_telemetry_events()
