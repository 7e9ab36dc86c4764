"""Messages between a reader and its worker process: a JSON head and a block of bytes, length first.

JSON and not pickle: the worker handles hostile files, and nothing it sends may run code in the parent.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

_LENGTHS = struct.Struct("!II")
Head = dict[str, Any]


def send(stream: IO[bytes], head: Head, blob: bytes = b"") -> None:
    """Write one message and flush. Raises OSError when the other side is gone."""
    text = json.dumps(head).encode("ascii")
    stream.write(b"".join((_LENGTHS.pack(len(text), len(blob)), text, blob)))
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[Head, bytes] | None:
    """The next message, or None when the other side is gone (also in the middle of a message)."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_size, blob_size = _LENGTHS.unpack(lengths)
    body = stream.read(head_size + blob_size)
    if len(body) < head_size + blob_size:
        return None
    head: Head = json.loads(body[:head_size])
    return head, body[head_size:]
