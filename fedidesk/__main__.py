"""Where the command ``fedidesk`` begins."""

import sys

from fedidesk.app.main import run


def main() -> None:
    """Run fedidesk and end the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
