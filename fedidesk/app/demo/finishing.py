"""Makes the server's answers look like a real one's: link cards and custom emoji.

Works on the JSON on its way out, of answers and of streamed events alike.
"""

from __future__ import annotations

import json
import re
from typing import Any

from mastodon_mock.streaming import Event, EventBus
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fedidesk.app.demo.addresses import Addresses
from fedidesk.app.demo.content import Card
from fedidesk.app.demo.pictures import EMOJI, Picture, picture_blurhash

_SHORTCODE = re.compile(r":([a-z0-9_]+):")
_LINK = re.compile(r'<a href="([^"]+)" target="_blank"')


class Finisher:
    """Completes posts, profiles and polls in place."""

    def __init__(self, addresses: Addresses, cards: tuple[Card, ...]) -> None:
        self._addresses = addresses
        self._cards = {card.url: self._card(card) for card in cards}

    def finish(self, value: object) -> None:
        """Complete whatever is inside `value`, however deep."""
        if isinstance(value, list):
            for item in value:
                self.finish(item)
        elif isinstance(value, dict):
            self._finish_entity(value)
            for item in value.values():
                self.finish(item)

    def custom_emojis(self) -> list[dict[str, Any]]:
        """The server's custom emoji as the API lists them."""
        return [self._emoji(shortcode) | {"category": "Demo"} for shortcode in EMOJI]

    def _finish_entity(self, entity: dict[str, Any]) -> None:
        if "spoiler_text" in entity and "card" in entity:
            entity["card"] = self._card_for(entity["content"])
            entity["emojis"] = self._emojis_in(entity["content"], entity["spoiler_text"])
        elif "display_name" in entity and "emojis" in entity:
            entity["emojis"] = self._emojis_in(entity["display_name"], entity["note"])
        elif "voters_count" in entity:
            titles = [option["title"] for option in entity["options"]]
            entity["emojis"] = self._emojis_in(*titles)

    def _card_for(self, content: str) -> dict[str, Any] | None:
        links = (self._cards.get(link) for link in _LINK.findall(content))
        return next((card for card in links if card), None)

    def _emojis_in(self, *texts: str) -> list[dict[str, Any]]:
        found = dict.fromkeys(name for text in texts for name in _SHORTCODE.findall(text or ""))
        return [self._emoji(name) for name in found if name in EMOJI]

    def _emoji(self, shortcode: str) -> dict[str, Any]:
        address = self._addresses.emoji(shortcode)
        return {
            "shortcode": shortcode,
            "url": address,
            "static_url": address,
            "visible_in_picker": True,
        }

    def _card(self, card: Card) -> dict[str, Any]:
        picture = Picture(card.picture)
        width, height = picture.preview_size
        return {
            "url": card.url,
            "title": card.title,
            "description": card.description,
            "language": None,
            "type": "link",
            "author_name": "",
            "author_url": "",
            "authors": [],
            "provider_name": card.provider,
            "provider_url": "",
            "html": "",
            "width": width,
            "height": height,
            "image": self._addresses.preview(picture),
            "image_description": "",
            "embed_url": "",
            "blurhash": picture_blurhash(picture),
            "published_at": None,
        }


class FinishedEvents(EventBus):
    """The server's event bus, with every streamed post completed before it goes out."""

    def __init__(self, finisher: Finisher) -> None:
        super().__init__()
        self._finisher = finisher

    def publish(self, event: Event) -> None:
        """Complete the event's payload, then send it to whoever listens."""
        self._finisher.finish(event.payload)
        super().publish(event)


class FinishedAnswers:
    """Wraps the server and completes its JSON answers; everything else passes untouched."""

    def __init__(self, app: ASGIApp, finisher: Finisher) -> None:
        self._app = app
        self._finisher = finisher

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Answer(send, self._finisher).take)


class _Answer:
    """Collects one JSON answer and sends it on when it is whole."""

    def __init__(self, send: Send, finisher: Finisher) -> None:
        self._send = send
        self._finisher = finisher
        self._start: Message | None = None
        self._body = b""

    async def take(self, message: Message) -> None:
        """One message of the wrapped server."""
        if message["type"] == "http.response.start" and _is_json(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_whole(self._start)

    async def _send_whole(self, start: Message) -> None:
        value = json.loads(self._body)
        self._finisher.finish(value)
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        kept = [header for header in start["headers"] if header[0].lower() != b"content-length"]
        headers = [*kept, (b"content-length", str(len(body)).encode())]
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


def _is_json(start: Message) -> bool:
    kinds = (value for name, value in start["headers"] if name.lower() == b"content-type")
    return any(kind.startswith(b"application/json") for kind in kinds)
