"""A small, strict server that speaks the Mastodon API the way GoToSocial does.

It exists to be refused by: it checks everything a lenient test server lets through (OAuth to the
letter, a User-Agent on every request, ULID ids, media that are not ready at once, WebSocket only)
and it misbehaves on demand (see `faults`). Run it with `python -m tests.strict_server --port 0`,
or from a test through `tests.strict_server.process.StrictServer`.
"""
