"""mastodon_mock as a process of its own: `python -m tests.end2end.mock_server --database FILE`.

It prints its address in a line when it answers, and ends when its standard input is closed.
"""

import argparse
import os
import socket
import sys
import threading

import uvicorn
from mastodon_mock.app import create_app
from mastodon_mock.config import (
    DatabaseConfig,
    MastodonMockConfig,
    SeedAccount,
    SeedConfig,
    SeedFollow,
    SeedStatus,
)

_PEOPLE = (
    ("mina", None, "Mina Rahman"),
    ("omar", None, "عمر"),
    ("lena", "garden.example", "Lena Fuchs"),
    ("hana", "ramen.example", "はな"),
)
_FOLLOWS = (("mina", "omar"), ("mina", "lena"), ("mina", "hana"), ("omar", "mina"))
_TEXTS = (
    ("lena", "The ferns are up. Number {}."),
    ("hana", "今日は川沿いを歩きました。{}"),
    ("omar", "خبزت اليوم للمرة الأولى. {}"),
    ("mina", "আজ সকালে বৃষ্টি থামল। {}"),
)
_ROUNDS = 15


def main() -> None:
    """Fill the server and serve until standard input closes."""
    parser = argparse.ArgumentParser(prog="python -m tests.end2end.mock_server")
    parser.add_argument("--database", required=True)
    arguments = parser.parse_args()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        host = f"127.0.0.1:{listener.getsockname()[1]}"
        app = create_app(
            MastodonMockConfig(
                domain=host,
                url_scheme="http",
                title="Mock",
                media_storage_path=f"{arguments.database}-media",
                database=DatabaseConfig(path=arguments.database),
                seed=_seed(),
            )
        )
        threading.Thread(target=_end_with_stdin, daemon=True).start()
        sys.stdout.write(f"http://{host}\n")
        sys.stdout.flush()
        config = uvicorn.Config(app, log_level="warning", lifespan="off", timeout_keep_alive=120)
        uvicorn.Server(config).run(sockets=[listener])


def _seed() -> SeedConfig:
    posts = [
        SeedStatus(account=author, text=text.format(number))
        for number in range(1, _ROUNDS + 1)
        for author, text in _TEXTS
    ]
    posts.append(SeedStatus(account="lena", text="Who else grows moss?", ref="question"))
    posts.append(SeedStatus(account="hana", text="Me, on the roof.", reply_to="question"))
    return SeedConfig(
        accounts=[
            SeedAccount(username=username, domain=domain, display_name=name)
            for username, domain, name in _PEOPLE
        ],
        follows=[SeedFollow(follower=who, following=whom) for who, whom in _FOLLOWS],
        statuses=posts,
    )


def _end_with_stdin() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
