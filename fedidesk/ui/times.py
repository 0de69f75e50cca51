"""Times and numbers as people read them, in their language."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

_translate = QCoreApplication.translate
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_MONTH, _YEAR = 30.44, 365.25
"""Days."""


def short_time(when: datetime | None, now: datetime) -> str:
    """Return how long ago ``when`` was, in a few letters: "5m", "2h", "Yesterday", a date."""
    if when is None:
        return ""
    seconds = (now - when).total_seconds()
    if seconds < _MINUTE:
        return _translate("Times", "now")
    if seconds < _HOUR:
        return _translate("Times", "%1m", "minutes ago, short").replace(
            "%1", _number(int(seconds // _MINUTE))
        )
    if seconds < _DAY:
        return _translate("Times", "%1h", "hours ago, short").replace(
            "%1", _number(int(seconds // _HOUR))
        )
    local, today = when.astimezone(), now.astimezone()
    if local.date() == today.date() - timedelta(days=1):
        return _translate("Times", "Yesterday")
    return _short_date(local, today)


def full_time(when: datetime | None) -> str:
    """Return date and time in full, in the time of this place."""
    if when is None:
        return ""
    return QLocale().toString(_local(when), QLocale.FormatType.LongFormat)


def spoken_time(when: datetime | None) -> str:
    """Return date and time as one says them, without seconds and time zone."""
    if when is None:
        return ""
    local = _local(when)
    date = QLocale().toString(local.date(), QLocale.FormatType.LongFormat)
    clock = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    return f"{date} {clock}"


def date_and_time(when: datetime) -> str:
    """Return date, with the year, and time in few letters, in the time of this place."""
    local = _local(when)
    clock = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    return f"{QLocale().toString(local.date(), _pattern_with_year())} {clock}"


def clock_time(when: datetime, now: datetime) -> str:
    """Return the time of day, with the date where that was another day."""
    local = _local(when)
    clock = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    if local.date() == _local(now).date():
        return clock
    return f"{_short_date(when.astimezone(), now.astimezone())} {clock}"


def later_text(days: int) -> str:
    """Return how long after something else a thing was, in words."""
    years = round(days / _YEAR)
    if days < _YEAR:
        return _translate("Times", "%Ln month(s) later", "", max(1, round(days / _MONTH)))
    return _translate("Times", "%Ln year(s) later", "", years)


def time_left(until: datetime | None, now: datetime) -> str:
    """Return how long it is until then, in words; empty where nobody knows or it is over."""
    seconds = (until - now).total_seconds() if until is not None else 0
    if seconds <= 0:
        return ""
    if seconds < _HOUR:
        return _translate("Times", "%Ln minute(s) left", "", int(seconds // _MINUTE) + 1)
    if seconds < _DAY:
        return _translate("Times", "%Ln hour(s) left", "", round(seconds / _HOUR))
    return _translate("Times", "%Ln day(s) left", "", round(seconds / _DAY))


def short_count(count: int) -> str:
    """Return a number that fits beside a small icon: 87, 1.2K, 34K, 2.1M."""
    if count < 1000:
        return _number(count)
    for unit, letter in (
        (1_000_000_000, _translate("Times", "%1B", "thousand millions, short")),
        (1_000_000, _translate("Times", "%1M", "millions, short")),
        (1000, _translate("Times", "%1K", "thousands, short")),
    ):
        if count >= unit:
            tenths = count * 10 // unit
            decimals = 1 if tenths < 100 and tenths % 10 else 0
            shown = QLocale().toString(
                tenths / 10 if decimals else float(tenths // 10), "f", decimals
            )
            return letter.replace("%1", shown)
    return _number(count)


def _short_date(local: datetime, today: datetime) -> str:
    same_year = local.year == today.year
    pattern = (
        _translate("Times", "d MMM", "date of this year, as in Qt's date formats")
        if same_year
        else _pattern_with_year()
    )
    return QLocale().toString(QDate(local.year, local.month, local.day), pattern)


def _pattern_with_year() -> str:
    return _translate("Times", "d MMM yyyy", "date of another year, as in Qt's date formats")


def _number(value: int) -> str:
    return QLocale().toString(value)


def _local(when: datetime) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(int(when.timestamp() * 1000))
