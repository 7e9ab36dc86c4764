"""Every pattern of the program tried on texts made to have it go through all ways of reading them.

A pattern that can read one text in several ways tries them all before it gives up: their number doubles with
each sign, so that a line of sixty dashes holds the program for ever, and with it all who work with it, as
nothing interrupts a pattern. Run as a program of its own (`python -m tests.patterns_that_end`), which the
system then ends; the last line it wrote is the pattern.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from typing import Any

from tests.waiting import HANG_SECONDS

if sys.platform != "win32":
    import resource

ENDED = "all ended"
_SIGNS = 60  # an ambiguous pattern has 2⁶⁰ ways through them, another a few thousand
_RUNS = (
    *" -._1aA\n,:/()°ñ$\t=*#x0';ei", ". ", "- ", " -", "1.", "a ", "1 ", "(1", "1)", "a.", " 1", ", ", "1-",
    "1,", "a\n", "1\n", "ab ", "abcde ", "de ", "de la ", "no. ", "1 1 ", "000 ", "123.", "20 ", "1/", "a-",
    "Ab ", "a1",
)  # fmt: skip
_WORD = re.compile(r"(?<!\\)[a-záéíóúñ]{2,}")
_HEADS = 6  # words of a pattern that a text begins with, so that it gets past its beginning


def patterns() -> list[re.Pattern[str]]:
    """All that the modules of `review` compile when they are imported."""
    made: dict[tuple[str, int], re.Pattern[str]] = {}
    compiled = re.compile

    def noting(pattern: Any, flags: Any = 0) -> Any:
        one = compiled(pattern, flags)
        if isinstance(one.pattern, str):
            made[one.pattern, one.flags] = one
        return one

    re.compile = noting
    import review

    for module in pkgutil.walk_packages(review.__path__, "review."):
        if not module.name.endswith(("__main__", ".worker")) and ".migrations" not in module.name:
            importlib.import_module(module.name)
    re.compile = compiled
    return list(made.values())


def texts_against(pattern: re.Pattern[str]) -> Iterator[str]:
    """Runs of one thing, alone and behind words of the pattern, that end with a sign it does not want."""
    words = list(dict.fromkeys(_WORD.findall(pattern.pattern)))
    runs = [*_RUNS, *(word + mark for word in words for mark in (" ", ". ", ""))]
    for head in ("", *(word + " " for word in words[:_HEADS])):
        for run in runs:
            yield head + run * (_SIGNS // len(run) + 1) + "\0"


def main() -> None:
    if sys.platform != "win32":  # of the processor: all of it takes some ten
        resource.setrlimit(resource.RLIMIT_CPU, (int(HANG_SECONDS), int(HANG_SECONDS)))
    for pattern in patterns():
        print(repr(pattern.pattern), flush=True)
        for text in texts_against(pattern):
            pattern.search(text)
            pattern.fullmatch(text)
    print(ENDED)


if __name__ == "__main__":
    main()
