"""What makes imports quick on the way to the first frame (docs/decisions/0006): comes first."""

import builtins

from fedidesk.core.later import import_later

_LATER = (
    # What others import, and use later or never.
    "argparse",
    "bz2",
    "inspect",
    "ipaddress",
    "lzma",
    "msgspec.inspect",
    "random",
    "shutil",
    "tempfile",
    "textwrap",
    "traceback",
    "zipfile",
    # What the first frame does without.
    "asyncio",
    "platformdirs",
    "subprocess",
    "webbrowser",
    "PySide6.QtSvg",
    "fedidesk.app.demo.server",
    "fedidesk.app.interrupts",
    "fedidesk.app.knocking",
    "fedidesk.app.selftest",
    "fedidesk.domain.draft",
    "fedidesk.domain.lexing",
    "fedidesk.domain.link_target",
    "fedidesk.domain.odd_text",
    "fedidesk.domain.post_address",
    "fedidesk.domain.quoting",
    "fedidesk.domain.sent_already",
    "fedidesk.domain.splitting",
    "fedidesk.domain.tracking",
    "fedidesk.qtmodels.film",
    "fedidesk.qtmodels.image_decoding",
    "fedidesk.qtmodels.picture_editing",
    "fedidesk.qtmodels.picture_fitting",
    "fedidesk.qtmodels.playing",
    "fedidesk.services.about_posts",
    "fedidesk.services.asking",
    "fedidesk.services.attachments",
    "fedidesk.services.catching_up",
    "fedidesk.services.completions",
    "fedidesk.services.emojis",
    "fedidesk.services.errands",
    "fedidesk.services.open_thread",
    "fedidesk.services.outbox",
    "fedidesk.services.polls",
    "fedidesk.services.post_actions",
    "fedidesk.services.publishing",
    "fedidesk.services.quoting",
    "fedidesk.services.rewriting",
    "fedidesk.services.scheduled",
    "fedidesk.services.spelling",
    "fedidesk.services.translations",
    "fedidesk.services.unsent",
    "fedidesk.services.uploads",
    "fedidesk.services.writing",
    "fedidesk.services.writing_habits",
    "fedidesk.store.attachment_folder",
    "fedidesk.store.catch_up_file",
    "fedidesk.store.dictionaries",
    "fedidesk.store.habits_file",
    "fedidesk.store.recent_emoji_file",
    "fedidesk.store.unsent_file",
    "fedidesk.ui.about_pane",
    "fedidesk.ui.error_text",
    "fedidesk.ui.file_errors",
    "fedidesk.ui.languages",
    "fedidesk.ui.menu_interface",
    "fedidesk.ui.notices.notice_text",
    "fedidesk.ui.outbox_strip",
    "fedidesk.ui.places.thread_on_screen",
    "fedidesk.ui.places.trends_pane",
    "fedidesk.ui.post_menu",
    "fedidesk.ui.question",
    "fedidesk.ui.sending",
    "fedidesk.ui.timeline.accessible",
    "fedidesk.ui.timeline.bare_layout",
    "fedidesk.ui.timeline.descriptions",
    "fedidesk.ui.timeline.gap_layout",
    "fedidesk.ui.timeline.parts.detail_part",
    "fedidesk.ui.timeline.parts.heading",
    "fedidesk.ui.timeline.parts.kept_back",
    "fedidesk.ui.timeline.parts.quote_part",
    "fedidesk.ui.timeline.parts.reactions_part",
    "fedidesk.ui.timeline.parts.thread_parts",
    "fedidesk.ui.timeline.parts.translation_part",
    "fedidesk.ui.timeline.spoken",
    "fedidesk.ui.timeline.stand_in",
    "fedidesk.ui.timeline.stub_layout",
    "fedidesk.ui.timeline.text_selector",
    "fedidesk.ui.waiting_page",
    "fedidesk.ui.writing_errors",
)
_PLAIN_IMPORT = "__orig_import__"

for _name in _LATER:
    import_later(_name)

from fedidesk.app.compiled_once import compiled_once  # noqa: E402 - quick only from here on

with compiled_once():
    import PySide6.QtCore  # noqa: F401 - brings the import that is mended below


def make_imports_quick() -> None:
    """Give Python its own ``import`` back.

    PySide6 puts one in its place that reads the source of every module, looking for its
    ``__feature__`` switch, which fedidesk does not use: a quarter of the time that our own
    modules take. A version of PySide6 that works otherwise is left alone.
    """
    if hasattr(builtins, _PLAIN_IMPORT):
        setattr(builtins, "__import__", getattr(builtins, _PLAIN_IMPORT))  # noqa: B010 - no stub
