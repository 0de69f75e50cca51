"""Keeps resources/translations in step with the strings of the source.

    translations.py update [ROOT]    gather the strings into the .ts files, compile them to .qm
    translations.py check [ROOT]     fail and say why when one is stale, incomplete or wrong

ROOT is the folder of the checkout, if it is not this one.

The .qm files are kept in the repository too, so that a package can be built without Qt. English
holds plurals only: all else is said in the source. What Qt says itself, in languages that Qt lacks,
is written by hand into qtbase_*.ts.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from translatable import Message, Unreadable, in_cpp, messages_in

COMPLETE = ("bn",)
PLURALS_ONLY = ("en",)

# What a translation has to keep: {names}, %1, %Ln and tags.
_FIXED_PARTS = re.compile(r"\{\w*\}|%L?[0-9n]|</?\w+[^>]*>")


class Translations:
    """The catalogues below one checkout."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._sources = sorted((root / "fedidesk").rglob("*.py"))
        folder = root / "resources" / "translations"
        self._catalogues = [
            folder / f"fedidesk_{language}.ts" for language in (*COMPLETE, *PLURALS_ONLY)
        ]
        self._by_hand = sorted(folder.glob("qtbase_*.ts"))

    def update(self) -> None:
        """Gather and compile."""
        for catalogue in self._catalogues:
            self._gather(catalogue)
        for catalogue in (*self._catalogues, *self._by_hand):
            self._compile(catalogue, catalogue.with_suffix(".qm"))

    def problems(self) -> Iterator[str]:
        """Yield what is wrong, in a sentence each."""
        yield from self._unreadable()
        for catalogue in self._catalogues:
            yield from self._staleness(catalogue)
        for catalogue in (*self._catalogues, *self._by_hand):
            yield from self._flaws(catalogue)

    def _staleness(self, catalogue: Path) -> Iterator[str]:
        if not catalogue.is_file():
            yield f"{catalogue.name} is missing"
            return
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder, catalogue.name)
            fresh.write_bytes(catalogue.read_bytes())
            self._gather(fresh)
            if fresh.read_bytes() != catalogue.read_bytes():
                yield f"{catalogue.name} does not hold the strings of the source"

    def _flaws(self, catalogue: Path) -> Iterator[str]:
        if not catalogue.is_file():
            return
        yield from _faults(catalogue)
        compiled = catalogue.with_suffix(".qm")
        if not compiled.is_file():
            yield f"{compiled.name} is missing"
            return
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder, compiled.name)
            self._compile(catalogue, fresh)
            if fresh.read_bytes() != compiled.read_bytes():
                yield f"{compiled.name} does not hold what {catalogue.name} says"

    def _unreadable(self) -> Iterator[str]:
        for path in self._sources:
            for found in messages_in(path):
                if isinstance(found, Unreadable):
                    yield f"{path.relative_to(self._root)}:{found.line}: {found.reason}"

    def _messages(self) -> Iterator[Message]:
        for path in self._sources:
            for found in messages_in(path):
                if isinstance(found, Message):
                    yield found

    def _gather(self, catalogue: Path) -> None:
        """Bring the catalogue up to date: new strings come in unfinished, old ones go."""
        language = _language(catalogue)
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "strings.cpp")
            source.write_text(in_cpp(self._messages()), encoding="utf-8")
            self._run(
                "lupdate",
                *("-silent", "-no-obsolete", "-locations", "none"),
                *("-disable-heuristic", "similartext"),
                *("-source-language", "en", "-target-language", language),
                *(("-pluralonly",) if language in PLURALS_ONLY else ()),
                *(str(source), "-ts", str(catalogue)),
            )

    def _compile(self, catalogue: Path, compiled: Path) -> None:
        self._run("lrelease", "-silent", "-nounfinished", str(catalogue), "-qm", str(compiled))

    def _run(self, tool: str, *arguments: str) -> None:
        """Run one of the tools that come with PySide6."""
        program = Path(sys.executable).with_name(f"pyside6-{tool}")
        subprocess.run([program, *arguments], cwd=self._root, check=True)


def _language(catalogue: Path) -> str:
    return catalogue.stem.partition("_")[2]


def _elements(catalogue: Path) -> Iterator[tuple[str, ET.Element]]:
    for context in ET.parse(catalogue).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def _faults(catalogue: Path) -> Iterator[str]:
    """Yield the messages of a catalogue that are not translated, or not faithfully."""
    for context, message in _elements(catalogue):
        source = message.findtext("source", "")
        where = f"{catalogue.name}: {context}: {source!r}"
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            yield f"{where} is not translated"
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")]
        for text in forms or [translation.text or ""]:
            if not text:
                yield f"{where} has an empty translation"
            elif _parts(text) != _parts(source) and not _leaves_number_out(message, text):
                yield f"{where} is translated with other placeholders or tags: {text!r}"


def _parts(text: str) -> list[str]:
    return sorted(_FIXED_PARTS.findall(text))


def _leaves_number_out(message: ET.Element, text: str) -> bool:
    """Say whether this is a plural form such as "one post", where the number is a word."""
    without = [part for part in _parts(message.findtext("source", "")) if part != "%Ln"]
    return message.get("numerus") == "yes" and _parts(text) == without


def main() -> int:
    """Carry out the command line and return the exit code."""
    parser = argparse.ArgumentParser(description="Keeps the translations in step with the source.")
    parser.add_argument("command", choices=("update", "check"))
    parser.add_argument(
        "root", nargs="?", type=Path, default=Path(__file__).resolve().parent.parent
    )
    asked = parser.parse_args()
    translations = Translations(asked.root.resolve())
    if asked.command == "update":
        translations.update()
        return 0
    problems = list(translations.problems())
    print("\n".join(problems) or "Translations are complete and up to date")
    if problems:
        print("Translations need work; after it, run: make translations", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
