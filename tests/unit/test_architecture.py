"""Rules of the house: those that no tool has words for, and that the tools enforce the others."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "fedidesk"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400
# The one door for the adapters, which take long to import and come after the first frame.
LATE_IMPORTS = {PACKAGE / "app" / "wiring.py"}


def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def named(modules: list[Path]) -> list[str]:
    return [str(module.relative_to(ROOT)) for module in modules]


def imports(node: ast.AST) -> Iterator[str]:
    for found in ast.walk(node):
        if isinstance(found, ast.Import):
            yield from (alias.name for alias in found.names)
        elif isinstance(found, ast.ImportFrom):
            yield from (f"{found.module}.{alias.name}" for alias in found.names)


def functions(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node


def test_the_package_is_where_these_tests_look() -> None:
    assert len(MODULES) > 100


def test_models_know_no_widgets() -> None:
    models = [module for module in MODULES if module.is_relative_to(PACKAGE / "qtmodels")]
    assert models
    offenders = [
        module
        for module in models
        if any(name.startswith("PySide6.QtWidgets") for name in imports(tree_of(module)))
    ]
    assert not named(offenders)


def test_every_module_says_what_it_is_for() -> None:
    assert not named([module for module in MODULES if not ast.get_docstring(tree_of(module))])


def test_no_module_is_long() -> None:
    lengths = {str(m.relative_to(ROOT)): len(m.read_text().splitlines()) for m in MODULES}
    assert not {name: length for name, length in lengths.items() if length > LONGEST}


def test_only_the_wiring_imports_late() -> None:
    late = [
        module
        for module in MODULES
        if any(True for function in functions(tree_of(module)) for _ in imports(function))
    ]
    assert set(late) <= LATE_IMPORTS, named(late)


def test_one_function_alone_imports_the_adapters() -> None:
    doors = [
        function
        for module in MODULES
        for function in functions(tree_of(module))
        if any(name.startswith(("fedidesk.api", "fedidesk.vault")) for name in imports(function))
    ]
    assert len(doors) == 1


def test_qt_counts_references_right() -> None:
    """PySide6 6.12.0 on Python 3.11 aborts here; see docs/decisions/0002."""
    script = """
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal()
bell = Bell()
for _ in range(20_000):
    bell.rung.emit()
    bell.setObjectName("bell")
print("alive")
"""
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert (run.returncode, run.stdout) == (0, "alive\n"), run.stderr


LAYERS = "Imports go down"
CIRCLES = "No circles between the rooms of a layer"
PLANTED = [
    (LAYERS, {"services/session.py": "import fedidesk.qtmodels.image_cache"}),
    (LAYERS, {"domain/ids.py": "import fedidesk.core.events"}),
    (LAYERS, {"attic/__init__.py": "A_FOLDER = 'that nobody gave a place'"}),
    (CIRCLES, {"ui/hen.py": "import fedidesk.ui.egg", "ui/egg.py": "import fedidesk.ui.hen"}),
    ("Only app knows api and vault", {"ui/theme.py": "import fedidesk.vault.memory_vault"}),
    ("No Qt below qtmodels", {"domain/post.py": "import PySide6.QtCore"}),
    ("Only api speaks Mastodon.py, requests and websockets", {"app/main.py": "import mastodon"}),
    ("Only vault opens the keyring", {"services/registry.py": "import keyring"}),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the source."""
    shutil.copytree(PACKAGE, tmp_path / "fedidesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken_contracts(folder: Path) -> set[str]:
    """Return the names of the contracts that the source in ``folder`` breaks."""
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    lines = run.stdout.splitlines()
    broken = {line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")}
    assert run.returncode == (1 if broken else 0), run.stdout + run.stderr
    return broken


def test_the_source_keeps_its_contracts(copy: Path) -> None:
    assert not broken_contracts(copy)


@pytest.mark.parametrize(("contract", "lines"), PLANTED)
def test_a_planted_breach_is_found(contract: str, lines: dict[str, str], copy: Path) -> None:
    for place, line in lines.items():
        module = copy / "fedidesk" / place
        module.parent.mkdir(exist_ok=True)
        with module.open("a") as source:
            source.write(f"\n{line}\n")
    assert contract in broken_contracts(copy)
