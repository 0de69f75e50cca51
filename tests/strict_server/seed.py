"""The world a fresh server starts with: eight fictional people and what they wrote."""

from datetime import UTC, datetime, timedelta

from tests.strict_server.pictures import striped_png
from tests.strict_server.seed_texts import THREAD, WRITERS, Writer
from tests.strict_server.state import Medium, Poll, Post, Profile, UserList, World

_START = datetime(2025, 11, 3, 6, 0, tzinfo=UTC)
_STEP = timedelta(minutes=11)
_ORDINARY = 128
_LONG = (
    "Why I still write letters, in three parts.\n\n"
    + "Paper waits. It does not blink, it does not count, and it never asks for an update. " * 3
    + "\n\nInk is slow, and that is the point:\na sentence has time to change its mind.\n\n"
    + "And the postman laughs at my stamps. #letters"
)


def seeded_world() -> World:
    """A world with two people who can sign in and some 140 posts by eight authors."""
    world = World()
    _Seeder(world).fill()
    return world


class _Seeder:
    """Writes history in order, one thing every eleven minutes."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._moment = _START
        self._by_name: dict[str, Profile] = {}

    def fill(self) -> None:
        for number, writer in enumerate(WRITERS):
            self._add_profile(number, writer)
        self._follow("mina", "omar", "hana", "greta", "ravi", "noa", "lena", "weatherbot")
        self._follow("omar", "mina", "hana", "greta", "ravi", "lena")
        specials = {
            96: self._thread,
            104: self._strange_visibility,
            108: self._for_one_reader,
            112: self._long_post,
            116: self._hologram,
            120: self._poll,
            124: self._edited,
        }
        for number in range(_ORDINARY):
            self._ordinary(number)
            if number in specials:
                specials[number]()
        self._notifications()
        self._lists()

    def _tick(self) -> datetime:
        self._moment += _STEP
        return self._moment

    def _add_profile(self, number: int, writer: Writer) -> None:
        moment = _START - timedelta(days=400 - number)
        profile = Profile(
            id=self._world.ulids.make(moment),
            username=writer.username,
            domain=writer.domain,
            display_name=writer.display_name,
            note=writer.note,
            hue=number / len(WRITERS),
            created_at=moment,
            language=writer.language or "en",
            password=writer.password,
            bot=writer.bot,
        )
        self._world.profiles[profile.id] = profile
        self._by_name[writer.username] = profile

    def _follow(self, name: str, *others: str) -> None:
        self._by_name[name].following = {self._by_name[other].id for other in others}

    def _write(
        self,
        author: str,
        text: str,
        *,
        language: str | None = None,
        visibility: str = "public",
        reply_to: Post | None = None,
    ) -> Post:
        moment = self._tick()
        post = Post(
            id=self._world.ulids.make(moment),
            author_id=self._by_name[author].id,
            text=text,
            created_at=moment,
            language=language,
            visibility=visibility,
            in_reply_to_id=reply_to.id if reply_to else None,
        )
        return self._world.put(post, announce=False)

    def _attach(self, post: Post, kind: str, description: str | None, hue: float) -> None:
        medium = Medium(
            id=self._world.ulids.make(self._moment),
            owner_id=post.author_id,
            kind=kind,
            mime="image/png",
            content=b"" if kind == "hologram" else striped_png(480, 320, hue),
            description=description,
            size=(0, 0) if kind == "hologram" else (480, 320),
            attached=True,
        )
        self._world.media[medium.id] = medium
        post.media_ids.append(medium.id)

    def _boost(self, author: str, post: Post) -> None:
        moment = self._tick()
        boost = Post(
            id=self._world.ulids.make(moment),
            author_id=self._by_name[author].id,
            text="",
            created_at=moment,
            visibility=post.visibility,
            boost_of=post.id,
        )
        self._world.put(boost, announce=False)

    def _ordinary(self, number: int) -> None:
        turn = number // len(WRITERS)
        writer = WRITERS[(number * 5) % len(WRITERS)]
        text = writer.openings[turn % 4] + " " + writer.closings[(turn // 4 + turn) % 4]
        post = self._write(writer.username, text, language=writer.language)
        if writer.username == "hana":
            for picture in range(1 + turn % 4):
                described = f"川の写真 {turn + 1}-{picture + 1}" if picture != 2 else None
                self._attach(post, "image", described, (turn * 4 + picture) / 64)
        if number % 17 == 5:
            post.spoiler_text = "Food and strong opinions"
            post.sensitive = True
        if number % 13 == 7:
            booster = "lena" if writer.username != "lena" else "greta"
            self._boost(booster, post)
        for reader in list(self._by_name.values())[: number % 5]:
            if reader.id != post.author_id and reader.password is None:
                post.favourited_by.add(reader.id)

    def _thread(self) -> None:
        above: Post | None = None
        last_of_lena: Post | None = None
        for author, text in THREAD:
            above = self._write(
                author, text, language="en", reply_to=last_of_lena if author == "lena" else above
            )
            if author == "lena":
                last_of_lena = above

    def _strange_visibility(self) -> None:
        self._write("lena", "Only for those who know me.", language="en", visibility="mutuals_only")

    def _for_one_reader(self) -> None:
        self._write("omar", "@mina هل نلتقي غدا؟", language="ar", visibility="direct")
        self._write("mina", "শুধু অনুসারীদের জন্য।", language="bn", visibility="private")

    def _long_post(self) -> None:
        self._write("lena", _LONG, language="en")

    def _hologram(self) -> None:
        post = self._write("greta", "Ein Versuch mit einem neuen Format.", language="de")
        self._attach(post, "hologram", "Ein Stuhl, der sich dreht", 0.5)
        self._attach(post, "image", "Derselbe Stuhl, flach", 0.5)

    def _poll(self) -> None:
        post = self._write("greta", "Was soll ich als Nächstes reparieren?", language="de")
        post.poll = Poll(
            id=self._world.ulids.make(self._moment),
            options=["Radio", "Lampe", "Toaster", "Nichts davon"],
            votes=[3, 5, 8, 1],
            multiple=False,
            expires_at=datetime(2100, 1, 1, tzinfo=UTC),
        )

    def _edited(self) -> None:
        post = self._write("lena", "Corrected: the ferns are in the *north* corner.", language="en")
        post.edited_at = post.created_at + timedelta(minutes=3)

    def _notifications(self) -> None:
        world = self._world
        names = self._by_name
        for owner, other in (("mina", "omar"), ("omar", "mina")):
            owned = [post for post in world.posts.values() if post.author_id == names[owner].id]
            for kind, who, post in (
                ("follow", other, None),
                ("favourite", "lena", owned[0]),
                ("reblog", "greta", owned[1]),
                ("admirer.waved", "hana", None),
            ):
                world.notify(kind, names[owner].id, names[who].id, post, self._tick())

    def _lists(self) -> None:
        mina = self._by_name["mina"].id
        for title, names in (("Gärten & mehr", ("lena", "greta")), ("নদী", ("hana",))):
            list_id = self._world.ulids.make(self._tick())
            members = {self._by_name[name].id for name in names}
            self._world.lists[list_id] = UserList(list_id, mina, title, members)
