"""Benchmarks: ``python -m tests.benchmarks NAME`` runs the module of that name.

Each module has a ``run() -> BenchResult``. The last line printed is one JSON object:
``{"bench": NAME, "figures": {…}, "calibration": {…}}``.
"""
