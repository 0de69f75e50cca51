"""Statuses that are far too large, in one way each."""

from tests.data.families.family import Json
from tests.data.hostile.letters import ZALGO
from tests.data.hostile.writer import Hosts, Writer


def huge_posts(hosts: Hosts | None = None) -> list[tuple[str, Json]]:
    """Return posts that are far too large in one way each."""
    write = Writer(hosts or Hosts())
    link = "<a href='https://one.test/{0}'>link {0}</a> "
    many_emojis = [write.emoji(f"e{number}") for number in range(500)]
    shortcodes = " ".join(f":e{number}:" for number in range(500))
    people = [
        {
            "id": str(n),
            "username": f"p{n}",
            "acct": f"p{n}@one.test",
            "url": f"https://one.test/@{n}",
        }
        for n in range(2000)
    ]
    pictures = [write.medium(f"many-{number}") for number in range(100)]
    texts = {
        "a text of 1 MB": "<p>" + "word " * 200_000 + "</p>",
        "one word of 1 MB": "x" * 1_000_000,
        "10,000 links": "<p>" + "".join(link.format(number) for number in range(10_000)) + "</p>",
        "5,000 nested elements": "<div><b>" * 2500 + "deep" + "</b></div>" * 2500,
        "5,000 nested quotes": "<blockquote>" * 5000 + "deep",
        "5,000 links in each other": "<a href='https://one.test/'>" * 5000 + "deep",
        "10,000 paragraphs": "<p>a</p>" * 10_000,
        "100,000 breaks": "<br>" * 100_000 + "end",
        "100,000 ends": "</p></b></a>" * 33_000,
        "10,000 attributes": "<p " + "a=1 " * 10_000 + ">text</p>",
        "an attribute of 1 MB": "<a href='https://one.test/" + "a" * 1_000_000 + "'>link</a>",
        "1 MB of brackets": "<" * 1_000_000,
        "1 MB of ampersands": "&" * 1_000_000,
        "100,000 entities": "&amp;" * 100_000,
        "1 MB of marks": "a" + "\u0301" * 300_000,
        "100,000 emoji": "👩‍👩‍👧‍👦" * 30_000,
        "1 MB that turns": "\u202eab\u202c" * 100_000,
        "1 MB of colons": ":" * 1_000_000,
        "100,000 mentions nobody marked up": "@a@b.test " * 100_000,
        "100,000 hashtags nobody marked up": "#a " * 100_000,
        "a table of 20,000 cells": "<table>" + "<tr><td>c" * 20_000,
        "1 MB without end": "<p>" + "<!--" + "x" * 1_000_000,
        "a style of 1 MB": "<style>" + "p{}" * 300_000 + "</style>after",
    }
    found = [(name, write.status(text)) for name, text in texts.items()]
    posts: dict[str, Json] = {
        "500 emoji": write.status(f"<p>{shortcodes}</p>", emojis=many_emojis),
        "100 attachments": write.status(media_attachments=pictures),
        "2,000 mentions": write.status(mentions=people),
        "a warning of 1 MB": write.status(spoiler_text="w" * 1_000_000),
        "a name of 1 MB": write.status(account=write.account("n", display_name="n " * 500_000)),
        "a handle of 100 KB": write.status(account=write.account("h", acct="h" * 100_000)),
        "a poll of 1,000 answers": write.status(poll=write.poll(*["answer"] * 1000)),
        "a poll with an answer of 1 MB": write.status(poll=write.poll("a" * 1_000_000, "b")),
        "a card of 1 MB": write.status(
            card=write.card(title="t " * 500_000, description="d" * 500_000)
        ),
        "a description of 1 MB": write.status(
            media_attachments=[write.medium(description="alt " * 250_000)]
        ),
        "1,000 reactions": write.status(
            reactions=[{"name": f"r{n}", "count": n + 1, "me": False} for n in range(1000)]
        ),
        "a quoted text of 1 MB": write.status(
            quote={"state": "accepted", "quoted_status": write.status("word " * 200_000)}
        ),
        "a quoted warning of 1 MB": write.status(
            quote={"state": "accepted", "quoted_status": write.status(spoiler_text="w" * 1_000_000)}
        ),
        "a boost of 10,000 links by a long name": write.status(
            account=write.account("b", display_name="b" * 1_000_000),
            reblog=write.status("".join(link.format(number) for number in range(10_000))),
        ),
        "10,000 tags": write.status(tags=[{"name": f"t{n}"} for n in range(10_000)]),
        "a handle of marks": write.status(account=write.account("z", display_name=ZALGO * 500)),
    }
    return [*found, *posts.items()]
