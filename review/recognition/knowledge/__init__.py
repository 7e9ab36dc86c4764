"""What papers print, as data with its source: phrases, titles, labels, operators and banks.

The TOML files of this folder are what comes with the program (`packaged`); an entity's own words are laid
beside them for its papers only (`own_words`, `in_force`).
"""
