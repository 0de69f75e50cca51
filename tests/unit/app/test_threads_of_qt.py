"""Qt is imported by the thread of the widgets alone."""

import subprocess
import sys

_PROGRAM = """
import builtins
import threading

from fedidesk.app import wiring

parts = wiring.load_qt_parts()
imported = builtins.__import__
found = []


def spy(name, *rest):
    if name.startswith("PySide6"):
        found.append(name)
    return imported(name, *rest)


builtins.__import__ = spy
loading = threading.Thread(target=wiring.load_outside, args=(parts, ""), kwargs={"in_memory": True})
loading.start()
loading.join()
print(found)
"""


def test_what_a_lane_loads_has_no_qt_in_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
