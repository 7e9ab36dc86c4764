"""What is written for people outside: the letter as a Word document and as a mail, texts to share as Word.

The only room that touches python-docx, which is loaded when a document is asked for. Nothing here sends
anything, and no address is made up.
"""

from review.papers.letter_mail import letter_mail
from review.papers.paper_names import file_stem

__all__ = ["file_stem", "letter_mail"]
