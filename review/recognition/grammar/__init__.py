"""The grammars of Colombian papers: money, amounts in words, dates, identity numbers, accounts, banks.

Every finder is pure, takes the text of a page or of a line and returns `Quote`s in the order of the
text. Offsets are into the text that was given, so that the reader can show the ink. All of them
tolerate upper and lower case, missing accents, odd spaces and line breaks, and run in linear time.
"""

from review.recognition.grammar.plain_text import Quote, fold

__all__ = ["Quote", "fold"]
