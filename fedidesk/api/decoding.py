"""Bytes to the structs of ``wire``; what does not fit is left out rather than fatal."""

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


def _decoded(answer: Answer, shape: object, host: str) -> object:
    """Return what the bytes say: of the ``shape`` if all of it fits, else as plain objects."""
    try:
        try:
            return _decoder(shape).decode(answer.body)
        except msgspec.ValidationError:
            return msgspec.json.decode(answer.body)
        except UnicodeDecodeError:
            return msgspec.json.decode(answer.body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        # Not as its cause: it may quote what the server sent.
        pass
    raise unreadable(answer, host)


@cache
def _decoder(shape: object) -> msgspec.json.Decoder[object]:
    return msgspec.json.Decoder(shape)


def _mended(value: object, kind: type[Kind], host: str) -> Kind | None:
    try:
        return mend(value, kind)
    except RecursionError:
        pass
    raise BadAnswer(host, UNEXPECTED)


def mend(value: object, kind: type[Kind]) -> Kind | None:
    """Return ``value`` as ``kind`` without the fields that do not fit; None if too little does."""
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
        return True, msgspec.convert(value, shape)
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
