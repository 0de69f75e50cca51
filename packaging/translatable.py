"""Finds what the source wants translated, by Python's own grammar.

lupdate reads Python by rules of thumb: it passes over some calls in silence, takes a trailing comma
for a number, and knows no plurals outside of ``self.tr``. So it is given what is found here, said
in C++, which it reads well, and merges that into the catalogues.
"""

import ast
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

_FREE = ("translate", "_translate")
_APPLICATIONS = ("QCoreApplication", "QGuiApplication", "QApplication")


class Message(NamedTuple):
    """A string to translate, as Qt looks it up."""

    context: str
    text: str
    comment: str
    plural: bool


class Unreadable(NamedTuple):
    """A call that no tool can make sense of, and why."""

    line: int
    reason: str


def messages_in(path: Path) -> Iterator[Message | Unreadable]:
    """Yield every translation call of a Python file."""
    finder = _Finder()
    finder.visit(ast.parse(path.read_text(encoding="utf-8"), str(path)))
    yield from finder.found


def in_cpp(messages: Iterable[Message]) -> str:
    """Return C++ that says the same to lupdate."""
    lines = []
    for message in messages:
        macro = "QT_TRANSLATE_N_NOOP3" if message.plural else "QT_TRANSLATE_NOOP3"
        parts = (message.context, message.text, message.comment)
        literals = ", ".join(json.dumps(part, ensure_ascii=False) for part in parts)
        lines.append(f"{macro}({literals});")
    return "\n".join(lines) + "\n"


class _Finder(ast.NodeVisitor):
    def __init__(self) -> None:
        self.found: list[Message | Unreadable] = []
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Attribute(value=ast.Name(id="self"), attr="tr"):
                self._take(node, self._classes[-1], node.args)
            case ast.Attribute(attr="tr") | ast.Name(id="tr"):
                self._refuse(node, "say self.tr, or QCoreApplication.translate with a context")
            case ast.Attribute(value=ast.Name(id=name), attr="translate") | ast.Name(id=name) if (
                name in (*_FREE, *_APPLICATIONS, "QT_TRANSLATE_NOOP")
            ):
                context = node.args[0] if node.args else None
                if _is_text(context):
                    self._take(node, _value(context), node.args[1:])
                elif len(node.args) > 1 and _is_text(node.args[1]):
                    self._refuse(node, "its context is not a literal")
        self.generic_visit(node)

    def _take(self, node: ast.Call, context: str, arguments: list[ast.expr]) -> None:
        text, comment, number = (*arguments, None, None, None)[:3]
        if node.keywords:
            self._refuse(node, "its arguments are positional, so that all tools understand them")
        elif isinstance(text, ast.JoinedStr | ast.BinOp):
            self._refuse(node, "its text is put together before it is translated")
        elif isinstance(text, ast.IfExp):
            self._refuse(node, "its text is one of two; translate each")
        elif number is not None and _is_text(text) and "%Ln" not in _value(text):
            self._refuse(node, "its number is no %Ln, which takes the digits of the language")
        elif _is_text(text):
            self.found.append(
                Message(context, _value(text), _value(comment), plural=number is not None)
            )

    def _refuse(self, node: ast.Call, reason: str) -> None:
        self.found.append(Unreadable(node.lineno, reason))


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _value(node: ast.expr | None) -> str:
    return str(node.value) if isinstance(node, ast.Constant) and node.value is not None else ""
