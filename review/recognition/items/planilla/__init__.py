"""Social security: the planilla in its parts, its voucher and the certificates instead of it."""
