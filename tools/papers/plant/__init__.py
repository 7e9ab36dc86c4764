"""The faults that can be planted, by the paper that they spoil."""
