"""Write docs/cuenta.schema.json from the keys: `python -m tools.json_schema_doc > docs/cuenta.schema.json`.

It is never edited by hand; a test fails while it is stale.
"""

from __future__ import annotations

import json
import sys

from review.catalogue.json_schema import schema


def document() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
