"""Tables as Parquet, for whatever reads it: each column with its type and, beside it, what it holds."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from review.catalogue.column import Spec

ABOUT = b"description"
"""Under which a column's meaning stands in the metadata of its field."""


def as_parquet(table: pd.DataFrame, spec: Spec, about: str) -> bytes:
    """A table with the columns of `spec`, in their types whatever it holds, also when it is empty."""
    made = pa.Table.from_pandas(table, schema=_schema(spec, about), preserve_index=False)
    out = io.BytesIO()
    pq.write_table(made, out, compression="zstd")
    return out.getvalue()


def _schema(spec: Spec, about: str) -> pa.Schema:
    types: Mapping[str, pa.DataType] = {
        "string": pa.string(),
        "Int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "datetime64[us]": pa.timestamp("us"),
    }
    fields = [
        pa.field(name, types[column.dtype], metadata={ABOUT: column.about.encode()})
        for name, column in spec.items()
    ]
    return pa.schema(fields, metadata={ABOUT: about.encode()})
