"""The export that the bench invents is one, and its figures are told."""

from __future__ import annotations

from pathlib import Path

from review.contracts import read_contracts
from review.contracts.list_headings import ListLayout
from tools import bench_secop


def test_the_invented_export_is_read_whole(tmp_path: Path) -> None:
    bench_secop.write(tmp_path / "x.csv", 20)
    file = read_contracts(tmp_path / "x.csv")
    assert (file.layout, len(file.rows), len(file.book.contracts)) == (ListLayout.SECOP_CONTRACTS, 20, 20)
    taking = bench_secop.measure_taking(tmp_path, 200)
    assert taking.ratio > 0
    assert "an export of 200 rows" in bench_secop.table(taking)
