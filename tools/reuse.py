"""How surely things used twice are found among 2,000 invented cuentas, and how often others are held for it.

Found: of the cases planted, those whose pair of cuentas is told with the right kind of match. Wrong: of all
pairs of cuentas in which nothing was planted, those told of any kind. Photographs are drawn, compressed, and
told by the print that reading makes; one that is used again was made half as large, compressed at quality 40
and in part turned. Then the time that finding takes (`tools.bench_across`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from review.across import find
from tools import bench_across
from tools.reuse_world import World, invent

AIM_FOUND = 0.99
AIM_WRONG = 0.001


@dataclass(frozen=True, slots=True)
class Found:
    """Counts. `planted` and `found` by what was used again and where; `wrong` pairs of cuentas by kind, of
    `pairs` in which nothing was planted."""

    planted: Counter[str]
    found: Counter[str]
    wrong: Counter[str]
    pairs: int
    photos: int

    @property
    def found_share(self) -> float:
        return self.found.total() / self.planted.total()

    @property
    def wrong_share(self) -> float:
        return self.wrong.total() / self.pairs


def measure(world: World) -> Found:
    """What is found among the cuentas of a world, held against what was planted."""
    imprints = world.imprints()
    told = {
        (frozenset((mine, match.there.submission_id)), match.kind)
        for mine, matches in find(imprints).items()
        for match in matches
    }
    planted = {(frozenset((one.earlier, one.later)), one.kind) for one in world.planted}
    found = [one for one in world.planted if (frozenset((one.earlier, one.later)), one.kind) in told]
    wrong = Counter(kind.value for pair, kind in told if (pair, kind) not in planted)
    count = len(imprints)
    return Found(
        Counter(one.what for one in world.planted),
        Counter(one.what for one in found),
        wrong,
        count * (count - 1) // 2 - len({pair for pair, _ in planted}),
        sum(len(one.traces.photos) for one in imprints),
    )


def table(cuentas: int, seen: Found) -> str:
    """The results for people."""
    lines = [f"{cuentas} cuentas, {seen.photos} photographs, {seen.pairs} pairs without anything planted"]
    lines += [
        f"  {what:28}{seen.found[what]:5} of {planted:4} found"
        for what, planted in sorted(seen.planted.items())
    ]
    lines.append(f"found: {seen.found_share:.2%} (aim >= {AIM_FOUND:.0%})")
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(seen.wrong.items())) or "none"
    lines.append(f"unrelated pairs of cuentas told: {seen.wrong_share:.5%} (aim <= {AIM_WRONG:.1%}): {kinds}")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.reuse", description=__doc__)
    parser.add_argument("--cuentas", type=int, default=2000)
    parser.add_argument("--plant", type=int, default=40, help="cases of each way of using something again")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(argv)
    world = invent(args.cuentas, args.plant, args.seed)
    print(table(len(world.cuentas), measure(world)), end="\n\n", flush=True)
    print(bench_across.table(bench_across.measure_growth(bench_across.FULL)))


if __name__ == "__main__":
    main()
