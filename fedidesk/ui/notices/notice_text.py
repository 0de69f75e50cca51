"""The sentences of notices."""

from PySide6.QtCore import QCoreApplication

from fedidesk.domain.errors import (
    FedideskError,
    NotAllowed,
    QuoteDenied,
    Refused,
    ServerBusy,
    StorageError,
)
from fedidesk.services.notices import Notice, NoticeKind
from fedidesk.ui import writing_errors
from fedidesk.ui.error_text import TOO_MANY_REQUESTS, sentence_for, with_reason
from fedidesk.ui.handles import handle_in_words

_translate = QCoreApplication.translate
_NO_SERVICE = 503
_GOOD_NEWS = (
    NoticeKind.FOLLOWED,
    NoticeKind.FOLLOW_REQUESTED,
    NoticeKind.UNFOLLOWED,
    NoticeKind.POST_DELETED,
    NoticeKind.QUOTE_POLICY_SET,
    NoticeKind.QUOTE_REVOKED,
    NoticeKind.POST_SCHEDULED,
    NoticeKind.POST_SENDING,
    NoticeKind.POST_SENT,
    NoticeKind.POST_CHANGED,
    NoticeKind.DRAFT_DISCARDED,
    NoticeKind.ACCOUNT_REMOVED,
)


def text_of(notice: Notice) -> str:
    """Return what ``notice`` says: what happened, and why where that is known."""
    what = _what_happened(notice)
    if notice.error is None:
        return what
    return _translate("Notices", "{what_happened} {why}").format(
        what_happened=what, why=_why(notice.kind, notice.error)
    )


def _why(kind: NoticeKind, error: FedideskError) -> str:
    """Return why it failed, in words about what was wished where there are better ones."""
    if kind is NoticeKind.UNSENT_NOT_KEPT and isinstance(error, StorageError):
        return _translate(
            "Notices", "Is the disk full? It will be saved as soon as there is room for it."
        )
    if kind is NoticeKind.PIN_FAILED and isinstance(error, Refused):
        text = _translate(
            "Notices", "{server} allows only so many. Unpin another post, then try again."
        )
        return with_reason(text.format(server=error.host), error.reason)
    if kind is NoticeKind.FOLLOW_FAILED and isinstance(error, Refused | NotAllowed):
        text = _translate("Notices", "{server} did not accept this.")
        return with_reason(text.format(server=error.host), error.reason)
    if isinstance(error, QuoteDenied):
        return writing_errors.why_not_quotable(error.why)
    limits = (TOO_MANY_REQUESTS, _NO_SERVICE)
    if kind is NoticeKind.TRANSLATION_FAILED:
        if isinstance(error, ServerBusy) and error.status in limits:
            return _translate(
                "Notices", "{server} translates no more for the moment. Try again later."
            ).format(server=error.host)
        if isinstance(error, NotAllowed):
            text = _translate("Notices", "{server} does not translate this post.")
            return with_reason(text.format(server=error.host), error.reason)
    return sentence_for(error)


def counts_down(notice: Notice) -> bool:
    """Whether ``notice`` says how long something can still be undone."""
    return notice.kind is NoticeKind.POST_SENDING


def countdown(seconds: int) -> str:
    """Return what such a notice says when there are so many left."""
    return _translate("Notices", "Your post will be sent in %Ln second(s).", "", seconds)


def is_trouble(notice: Notice) -> bool:
    """Whether ``notice`` tells of something that went wrong."""
    return notice.kind not in _GOOD_NEWS


def way_on(notice: Notice) -> str:
    """Return the word on the button of ``notice``."""
    if notice.kind in (NoticeKind.POST_SENT, NoticeKind.POST_CHANGED):
        return _translate("Notices", "Open")
    if notice.kind in (NoticeKind.POST_SENDING, NoticeKind.DRAFT_DISCARDED):
        return _translate("Notices", "Undo")
    return _translate("Notices", "Retry")


def _what_happened(notice: Notice) -> str:
    handle = f"@{notice.account.handle}" if notice.account else ""
    about = handle_in_words(notice.about, _translate("Notices", "this person"))
    sentences = {
        NoticeKind.BOOST_FAILED: _translate("Notices", "The boost was not changed."),
        NoticeKind.FAVOURITE_FAILED: _translate("Notices", "The favourite was not changed."),
        NoticeKind.BOOKMARK_FAILED: _translate("Notices", "The bookmark was not changed."),
        NoticeKind.VOTE_FAILED: _translate("Notices", "Your vote was not counted."),
        NoticeKind.POLL_NOT_READ: _translate("Notices", "The poll could not be looked at."),
        NoticeKind.REACTION_FAILED: _translate("Notices", "The reaction was not changed."),
        NoticeKind.PIN_FAILED: _translate("Notices", "Your pinned posts were not changed."),
        NoticeKind.MUTE_FAILED: _translate(
            "Notices", "Whether the conversation is muted was not changed."
        ),
        NoticeKind.FOLLOW_FAILED: _translate(
            "Notices", "Whether you follow {person} was not changed."
        ).format(person=about),
        NoticeKind.FOLLOWED: _translate("Notices", "You follow {person}.").format(person=about),
        NoticeKind.FOLLOW_REQUESTED: _translate(
            "Notices", "{person} is asked whether you may follow."
        ).format(person=about),
        NoticeKind.UNFOLLOWED: _translate("Notices", "You do not follow {person}.").format(
            person=about
        ),
        NoticeKind.TRANSLATION_FAILED: _translate("Notices", "The post was not translated."),
        NoticeKind.DELETE_FAILED: _translate("Notices", "The post was not deleted."),
        NoticeKind.POST_DELETED: _translate("Notices", "The post was deleted."),
        NoticeKind.EDIT_FAILED: _translate("Notices", "The post can't be edited just now."),
        NoticeKind.REDRAFT_FAILED: _translate(
            "Notices", "The post was not deleted and written anew."
        ),
        NoticeKind.CANNOT_QUOTE: _translate("Notices", "You can't quote this post."),
        NoticeKind.QUOTE_POLICY_FAILED: _translate(
            "Notices", "Who may quote the post was not changed."
        ),
        NoticeKind.QUOTE_POLICY_SET: _translate("Notices", "Who may quote the post was changed."),
        NoticeKind.REVOKE_FAILED: _translate("Notices", "Your post can still be seen there."),
        NoticeKind.QUOTE_REVOKED: _translate(
            "Notices", "Your post is no longer shown in the one that quotes it."
        ),
        NoticeKind.POST_SCHEDULED: _translate("Notices", "The post will be published later."),
        NoticeKind.MOVE_FAILED: _translate("Notices", "The time of the post was not changed."),
        NoticeKind.CANCEL_FAILED: _translate("Notices", "The post was not called off."),
        NoticeKind.POST_SENDING: _translate("Notices", "Your post is about to be sent."),
        NoticeKind.POST_SENT: _translate("Notices", "Your post was sent."),
        NoticeKind.POST_CHANGED: _translate("Notices", "Your post was changed."),
        NoticeKind.DRAFT_DISCARDED: _translate("Notices", "The draft was discarded."),
        NoticeKind.SETTINGS_NOT_KEPT: _translate(
            "Notices", "Your choice holds until fedidesk ends, but it could not be saved."
        ),
        NoticeKind.INDEX_DAMAGED: _translate(
            "Notices",
            "The list of your accounts could not be read and was set aside. Your tokens are safe: "
            "add your accounts again.",
        ),
        NoticeKind.FILE_NOT_ADDED: _translate(
            "Notices", "A file could not be added to your draft."
        ),
        NoticeKind.UNSENT_NOT_KEPT: _translate(
            "Notices", "What you write could not be saved on this computer."
        ),
        NoticeKind.CACHE_NOT_KEPT: _translate(
            "Notices", "Something could not be saved on this computer."
        ),
        NoticeKind.CACHE_REBUILT: _translate(
            "Notices",
            "What was kept of {account}'s timelines was damaged. It is fetched anew; what you wrote"
            " is not affected.",
        ).format(account=handle),
        NoticeKind.ACCOUNT_REMOVED: _translate("Notices", "{account} was signed out.").format(
            account=handle
        ),
        NoticeKind.ACCOUNT_REMOVED_PARTLY: _translate(
            "Notices", "{account} was removed here, but not everything could be undone."
        ).format(account=handle),
        NoticeKind.CRASHED: _translate(
            "Notices",
            "Something unexpected went wrong. It was written to the log; you can go on.",
        ),
    }
    return sentences[notice.kind]
