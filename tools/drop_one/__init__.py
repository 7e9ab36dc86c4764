"""What each named number of recognition is worth: see `tools.drop_one.__main__`."""
