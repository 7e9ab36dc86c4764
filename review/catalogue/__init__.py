"""The one catalogue of what is told of cuentas: every column with its names, its type and what it holds.

The schema of the database, the tables of `review.frames`, the workbook, the dossier, the JSON and the
documentation (`docs/tablas.md`, `docs/json.md`) are taken from it.
"""
