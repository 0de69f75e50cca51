"""The catalogues are complete and in step with the source, and a fault in them is found."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "packaging" / "translations.py"
SOURCE = """
from PySide6.QtCore import QCoreApplication, QObject

_translate = QCoreApplication.translate


class Page(QObject):
    def texts(self, count: int, name: str) -> list[str]:
        return [
            self.tr("Home"),
            self.tr("Posting as {account}").format(account=name),
            self.tr(
                "Post",
                "the verb",
            ),
            _translate("Times", "%Ln minute(s) left", "", int(count // 2) + 1),
        ]
"""
BENGALI = {
    "Home": "হোম",
    "Posting as {account}": "{account} হিসেবে পোস্ট করছেন",
    "Post": "পোস্ট করুন",
    "%Ln minute(s) left": "%Ln মিনিট বাকি",
}
ENGLISH = {"%Ln minute(s) left": "%Ln minutes left"}


def run(command: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, TOOL, command, root],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text()))


def translate(catalogue: Path, texts: dict[str, str]) -> None:
    """Fill a catalogue in, as a translator would."""
    for source, said in texts.items():
        plural = f"<numerusform>{said}</numerusform>" * 2 if "%Ln" in source else said

        def fill(text: str, source: str = source, plural: str = plural) -> str:
            before, found, after = text.partition(f"<source>{source}</source>")
            assert found, f"{source!r} is not in {catalogue.name}"
            head, _, rest = after.partition("<translation")
            _, _, tail = rest.partition("</translation>")
            return f"{before}{found}{head}<translation>{plural}</translation>{tail}"

        edit(catalogue, fill)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small project whose translations are in order."""
    root = tmp_path_factory.mktemp("project")
    (root / "fedidesk").mkdir()
    (root / "fedidesk" / "page.py").write_text(SOURCE)
    folder = root / "resources" / "translations"
    folder.mkdir(parents=True)
    assert run("update", root).returncode == 0
    translate(folder / "fedidesk_bn.ts", BENGALI)
    translate(folder / "fedidesk_en.ts", ENGLISH)
    assert run("update", root).returncode == 0
    return root


@pytest.fixture
def checkout(project: Path, tmp_path: Path) -> Path:
    """Return a copy of that project to spoil."""
    return shutil.copytree(project, tmp_path, dirs_exist_ok=True)


def test_ours_are_complete_and_in_step() -> None:
    answer = run("check")
    assert answer.returncode == 0, answer.stdout


def test_an_orderly_project_passes(project: Path) -> None:
    answer = run("check", project)
    assert answer.returncode == 0, answer.stdout
    english = (project / "resources/translations/fedidesk_en.ts").read_text()
    assert english.count("<source>") == 1
    assert "Home" not in english


FAULTS = {
    "a new string": (
        "fedidesk/page.py",
        'self.tr("Home"),',
        'self.tr("Home"), self.tr("Away"),',
        "does not hold the strings",
    ),
    "a string put together first": (
        "fedidesk/page.py",
        'self.tr("Home")',
        'self.tr(f"Home {name}")',
        "put together before it is translated",
    ),
    "a number given by name": (
        "fedidesk/page.py",
        'left", "", int(count // 2) + 1)',
        'left", n=count)',
        "its arguments are positional",
    ),
    "a number in digits of its own": (
        "fedidesk/page.py",
        '"%Ln minute(s) left"',
        '"%n minute(s) left"',
        "its number is no %Ln",
    ),
    "an alias that hides the context": (
        "fedidesk/page.py",
        'self.tr("Home")',
        'tr("Page", "Home")',
        "say self.tr",
    ),
    "an unfinished translation": (
        "resources/translations/fedidesk_bn.ts",
        "<translation>হোম</translation>",
        '<translation type="unfinished">হোম</translation>',
        "'Home' is not translated",
    ),
    "a lost placeholder": (
        "resources/translations/fedidesk_bn.ts",
        "{account} হিসেবে",
        "{হিসাব} হিসেবে",
        "other placeholders",
    ),
    "a stale compilation": (
        "resources/translations/fedidesk_bn.ts",
        "<translation>হোম</translation>",
        "<translation>ঘর</translation>",
        "fedidesk_bn.qm does not hold",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str, checkout: Path) -> None:
    place, old, new, complaint = FAULTS[fault]
    assert old in (checkout / place).read_text()
    edit(checkout / place, lambda text: text.replace(old, new))
    answer = run("check", checkout)
    assert answer.returncode == 1
    assert complaint in answer.stdout


def test_a_missing_catalogue_is_found(checkout: Path) -> None:
    shutil.rmtree(checkout / "resources")
    answer = run("check", checkout)
    assert answer.returncode == 1
    assert "fedidesk_bn.ts is missing" in answer.stdout
