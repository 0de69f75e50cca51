from fedidesk.domain.ids import ProfileId
from fedidesk.domain.profile_posts import Portion, ProfilePosts, profile_posts
from fedidesk.domain.timeline import TimelineKind, TimelineSpec


def test_every_portion_of_any_id_is_read_back() -> None:
    for portion in Portion:
        for name in ("12", "01AB", "posts:1", "https://one.test/@ada"):
            wanted = ProfilePosts(ProfileId(name), portion)
            assert profile_posts(wanted.spec) == wanted


def test_an_id_alone_means_the_posts() -> None:
    for name in ("12", "https://one.test/@ada"):
        spec = TimelineSpec(TimelineKind.PROFILE, name)
        assert profile_posts(spec) == ProfilePosts(ProfileId(name), Portion.POSTS)
