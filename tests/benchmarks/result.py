"""What a benchmark measured."""

import msgspec

Figures = dict[str, float]


class BenchResult(msgspec.Struct, frozen=True):
    """The ``figures`` in question, and the ``calibration`` they are compared with.

    The calibration is something simple and unchanging, measured in the same run, so that figures
    of a slower or busier machine can be judged. Names end in their unit, such as ``_cpu_ms``.
    """

    figures: Figures
    calibration: Figures
