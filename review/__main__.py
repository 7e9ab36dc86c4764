"""`python -m review` is `vistobueno`."""

import sys

from review.cli import main

if __name__ == "__main__":
    sys.exit(main())
