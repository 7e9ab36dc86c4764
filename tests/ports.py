"""Addresses on this machine for what tests serve."""

from __future__ import annotations

import socket


def some_free_port() -> int:
    """A port that nobody has now: any one, so that suites running beside each other seldom want the same."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
