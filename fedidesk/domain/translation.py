"""What a post says in another language than its own."""

from msgspec import Struct

from fedidesk.domain.ids import MediaId


class TranslationNote(Struct, frozen=True, gc=False):
    """Where the words of a translated post come from."""

    language: str = ""
    """The code of the language it was written in, as the translator sees it; may be empty."""
    provider: str = ""
    """Who translated, in the server's words."""
    is_pending: bool = False
    """Whether it is still on its way, so that what stands there is the original."""


class Translation(Struct, frozen=True, gc=False, kw_only=True):
    """The words of a post in another language; what is empty was not translated."""

    html: str = ""
    """Unsafe, as that of a post."""
    content_warning: str = ""
    descriptions: tuple[tuple[MediaId, str], ...] = ()
    poll: tuple[str, ...] = ()
    note: TranslationNote = TranslationNote()
