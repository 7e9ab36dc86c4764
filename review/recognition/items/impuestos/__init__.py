"""The receipt of taxes and stamps of the first account, and the proof that it was paid."""
