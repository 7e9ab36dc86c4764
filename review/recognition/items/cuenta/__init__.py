"""The cuenta de cobro: amount, month, payment number, account and person."""
