"""What proves to a server who asks. Never logged, never written but to the keyring."""

from msgspec import Struct


class AppCredentials(Struct, frozen=True):
    """This application's registration on one server."""

    client_id: str
    client_secret: str

    def __repr__(self) -> str:
        return "AppCredentials(…)"


class Credentials(Struct, frozen=True):
    """The token of one account, with the registration it was issued to (needed to revoke it)."""

    token: str
    app: AppCredentials

    def __repr__(self) -> str:
        return "Credentials(…)"
