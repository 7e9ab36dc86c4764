"""How right the program is: `python -m tools.accuracy`."""
