"""Where the command ``fedidesk`` begins."""

import gc
import sys

gc.disable()  # app/garbage takes over when the first frame is on screen

from fedidesk.app.quick_imports import make_imports_quick  # noqa: E402 - see above
from fedidesk.app.read_at_once import read_at_once  # noqa: E402

make_imports_quick()

with read_at_once():
    from fedidesk.app.main import run


def main() -> None:
    """Run fedidesk and end the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
