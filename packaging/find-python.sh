#!/bin/sh
# Prints the path of a Python that can run fedidesk and make virtual environments.
#
# $PYTHON, when set, is the only candidate. Exits 1 and prints nothing when there is none.

usable() {
    "$1" - 2>/dev/null <<'PROBE'
import sys
if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(1)
import ensurepip, sqlite3, ssl, venv
print(sys.executable)
PROBE
}

for candidate in ${PYTHON:-python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11}; do
    if usable "$candidate"; then
        exit 0
    fi
done
exit 1
