"""Bytes to the structs of ``wire``; what does not fit is left out rather than fatal."""

import json
import re
from functools import cache
from types import NoneType, UnionType
from typing import TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from fedidesk.api.answer import Answer
from fedidesk.api.errors import UNEXPECTED, unreadable
from fedidesk.domain.errors import BadAnswer

Kind = TypeVar("Kind", bound=Struct)

_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F]..)|.)", re.DOTALL | re.ASCII
)
"""Every escape of JSON; the group is half of a letter that stands alone."""


def one(answer: Answer, kind: type[Kind], host: str) -> Kind:
    """Return the object in ``answer``. Raises ``BadAnswer``."""
    found = _decoded(answer, kind, host)
    mended = found if isinstance(found, kind) else _mended(found, kind, host)
    if mended is None:
        raise BadAnswer(host, UNEXPECTED)
    return mended


def many(answer: Answer, kind: type[Kind], host: str) -> tuple[list[Kind], int]:
    """Return the objects in the list in ``answer``, and how many of it could not be read.

    Raises ``BadAnswer`` for what is no list.
    """
    found = _decoded(answer, list[kind], host)  # type: ignore[valid-type]  # known when it runs
    if not isinstance(found, list):
        raise BadAnswer(host, UNEXPECTED)
    if all(isinstance(item, kind) for item in found):
        return found, 0
    mended = [_mended(item, kind, host) for item in found]
    kept = [item for item in mended if item is not None]
    return kept, len(mended) - len(kept)


def read(text: str | bytes, kind: type[Kind]) -> Kind | None:
    """Return the object that ``text`` says, without the fields that do not fit; None for no object.

    Whatever the text is, nothing is raised: one message of a stream is not worth its end.
    """
    exact = exactly(text, kind)
    if exact is not None:
        return exact
    try:
        found = _plain(text.encode("utf-8", "replace") if isinstance(text, str) else bytes(text))
    except (ValueError, RecursionError):
        return None
    return fitted(found, kind)


def exactly(text: str | bytes, kind: type[Kind]) -> Kind | None:
    """Return the object that ``text`` says if all of it fits; nothing is raised."""
    try:
        found = _decoder(kind).decode(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, kind) else None


def fitted(value: object, kind: type[Kind]) -> Kind | None:
    """Return the decoded ``value`` as ``kind``, as far as it fits; None if too little does."""
    try:
        fits, found = _fit(value, kind)
    except RecursionError:
        return None
    return found if fits and isinstance(found, kind) else None


def _decoded(answer: Answer, shape: object, host: str) -> object:
    """Return what the bytes say: of the ``shape`` if all of it fits, else as plain objects."""
    try:
        try:
            return _decoder(shape).decode(answer.body)
        except ValueError:
            return _plain(answer.body)
    except (ValueError, RecursionError):
        # Not as its cause: it may quote what the server sent.
        pass
    raise unreadable(answer, host)


def _plain(body: bytes) -> object:
    """Return what the bytes say; letters that are none are replaced. Raises ``ValueError``."""
    try:
        return msgspec.json.decode(body)
    except ValueError:
        text = _ESCAPE.sub(_whole, body.decode("utf-8", "replace"))
        return json.loads(text, parse_constant=_refuse)


def _whole(escape: re.Match[str]) -> str:
    return r"\ufffd" if escape[1] else escape[0]


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no JSON")


@cache
def _decoder(shape: object) -> msgspec.json.Decoder[object]:
    return msgspec.json.Decoder(shape)


def _mended(value: object, kind: type[Kind], host: str) -> Kind | None:
    try:
        fits, found = _fit(value, kind)
        return found if fits and isinstance(found, kind) else None
    except RecursionError:
        pass
    raise BadAnswer(host, UNEXPECTED)


def mend(value: object, kind: type[Kind]) -> Kind | None:
    """Return ``value`` as ``kind`` without the fields that do not fit; None if too little does.

    Numbers that are written as text fit, and so do 0 and 1 for no and yes.
    """
    if not isinstance(value, dict):
        return None
    essential: frozenset[str] = getattr(kind, "ESSENTIAL", frozenset())
    kept: dict[str, object] = {}
    for field in fields(kind):
        if field.encode_name in value:
            fits, part = _fit(value[field.encode_name], field.type)
            if fits:
                kept[field.name] = part
            elif field.name in essential:
                return None
    return kind(**kept)


def _fit(value: object, shape: object) -> tuple[bool, object]:
    """Return whether ``value`` can be made to fit ``shape``, and what it is then."""
    try:
        return True, msgspec.convert(value, shape, strict=False)
    except msgspec.ValidationError:
        pass
    for option in _options(shape):
        if isinstance(option, type) and issubclass(option, Struct):
            part = mend(value, option)
            return part is not None, part
        if get_origin(option) is list and isinstance(value, list):
            parts = [_fit(item, get_args(option)[0]) for item in value]
            return True, [part for fits, part in parts if fits and part is not None]
    return False, None


def _options(shape: object) -> tuple[object, ...]:
    if get_origin(shape) in (Union, UnionType):
        return tuple(option for option in get_args(shape) if option is not NoneType)
    return (shape,)
