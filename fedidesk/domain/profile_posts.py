"""What one profile has posted, in the portions that people look for."""

from enum import StrEnum

from msgspec import Struct

from fedidesk.domain.ids import ProfileId
from fedidesk.domain.timeline import TimelineKind, TimelineSpec


class Portion(StrEnum):
    """How much of it; the values are kept in files."""

    POSTS = "posts"
    """Without replies."""
    REPLIES = "replies"
    """With replies too."""
    MEDIA = "media"
    """Only those with pictures, films or sounds."""


class ProfilePosts(Struct, frozen=True):
    """A portion of the posts of a profile."""

    profile_id: ProfileId
    portion: Portion = Portion.POSTS

    @property
    def spec(self) -> TimelineSpec:
        """The timeline of these posts."""
        return TimelineSpec(TimelineKind.PROFILE, f"{self.portion}:{self.profile_id}")


def profile_posts(spec: TimelineSpec) -> ProfilePosts:
    """Return whose posts ``spec`` names; an argument without a portion is the profile's id."""
    portion, colon, profile_id = spec.argument.partition(":")
    if colon and portion in list(Portion):
        return ProfilePosts(ProfileId(profile_id), Portion(portion))
    return ProfilePosts(ProfileId(spec.argument))
