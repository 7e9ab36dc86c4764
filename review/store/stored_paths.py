"""Paths as text that can be stored and turned back into the very same path.

A name whose bytes are no UTF-8 reaches Python with lone surrogates (U+DC80–U+DCFF), which no database, JSON
or table takes. They are kept as the private-use characters U+10DC80–U+10DCFF, which are never in a real name.
"""

from __future__ import annotations

from review.machine import far_places

_SHIFT = 0x100000
_OUT = {code: code + _SHIFT for code in range(0xDC80, 0xDD00)}
_BACK = {code + _SHIFT: code for code in range(0xDC80, 0xDD00)}


def printable(name: str) -> str:
    """A path as stored; one of an object store as people type it, with the two slashes that `Path` loses."""
    return far_places.told(name).translate(_OUT)


def real(name: str) -> str:
    """The path that `printable` was made from: the one to open."""
    return name.translate(_BACK)
