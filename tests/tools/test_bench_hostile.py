"""The bench of spoilt PDFs makes the same ones for the same seed, and tells what became of each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tools import bench_hostile


def test_the_same_seed_spoils_the_same(tmp_path: Path) -> None:
    one, two, other = (
        [path.read_bytes() for path in bench_hostile.spoil(tmp_path / name, 12, seed)]
        for name, seed in (("a", "x"), ("b", "x"), ("c", "y"))
    )
    assert one == two != other
    assert not set(one) & {path.read_bytes() for path in bench_hostile.SAMPLE.rglob("*.pdf")}


def test_of_each_file_is_told_what_became_of_it(tmp_path: Path) -> None:
    paths = [tmp_path / "nada.pdf", tmp_path / "vacío.pdf"]
    paths[0].write_bytes(b"hola")
    paths[1].write_bytes(b"")
    found = bench_hostile.measure_hostile(paths)
    assert (found.files, found.unaccounted, sum(found.ended.values())) == (2, 0, 2)
    assert "leido" not in found.ended
    assert found.peak_bytes > 0
    assert "2 PDFs" in bench_hostile.table(found)
    calm = replace(found, cpu_seconds=1.0, peak_bytes=1)
    assert not calm.missed
    assert replace(calm, unaccounted=1).missed
    assert replace(calm, cpu_seconds=31.0).missed
    assert replace(calm, peak_bytes=2**30 + 1).missed
