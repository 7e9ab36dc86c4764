"""The RUT: NIT and check digit from their boxes, and what else the form tells."""
