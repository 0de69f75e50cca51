"""A scroll bar that counts items instead of pixels."""

from PySide6.QtWidgets import QScrollBar

from fedidesk.ui.timeline.scroller import UNITS


def follow(bar: QScrollBar, place: tuple[int, int], above: int, count: int, below: int) -> None:
    """Let ``bar`` show a view that begins and ends at ``place``, in units, of ``count`` items.

    ``above`` and ``below`` are items of the timeline that are not in memory. Nobody is told.
    """
    begin, end = place
    whole = (above + count + below) * UNITS
    bar.blockSignals(True)
    bar.setPageStep(max(1, end - begin))
    bar.setSingleStep(UNITS // 4)
    bar.setRange(0, max(0, whole - (end - begin)))
    bar.setValue(above * UNITS + begin)
    bar.blockSignals(False)
    bar.update()
