"""What servers of nine kinds answer, written here in the style of each; nobody is real."""

from tests.data.families.akkoma import akkoma
from tests.data.families.family import Family
from tests.data.families.friendica import friendica
from tests.data.families.gotosocial import gotosocial
from tests.data.families.iceshrimp import iceshrimp
from tests.data.families.mastodon import mastodon
from tests.data.families.pixelfed import pixelfed
from tests.data.families.sharkey import sharkey

FAMILIES: tuple[Family, ...] = (
    mastodon("4.2"),
    mastodon("4.3"),
    mastodon("4.5"),
    gotosocial(),
    akkoma(),
    iceshrimp(),
    pixelfed(),
    sharkey(),
    friendica(),
)
