"""What an analyst is given in a notebook: one cuenta to look at, the tables of a folder, files of them.

The doors are `review.read`, `review.load`, `review.page_tables` and `review.forget`.
"""
