"""How far somebody has read, as the strict server keeps it."""

from tests.strict_server.process import StrictServer
from tests.unit.strict_server.clients import ApiClient

MARKERS = "/api/v1/markers"


def said(client: ApiClient, row_id: str, name: str = "home") -> dict[str, object]:
    answer = client.post(MARKERS, **{f"{name}[last_read_id]": row_id})
    assert answer.status_code == 200, answer.text
    return answer.json()[name]  # type: ignore[no-any-return]


def read(client: ApiClient, *names: str) -> dict[str, dict[str, object]]:
    return client.get(MARKERS, **{"timeline[]": list(names)}).json()  # type: ignore[no-any-return]


def test_a_marker_is_there_for_its_owner_and_counts_its_changes(
    mina: ApiClient, omar: ApiClient
) -> None:
    assert read(mina, "home") == {}
    first = said(mina, "01AB")
    second = said(mina, "01AA")
    assert (first["last_read_id"], second["last_read_id"]) == ("01AB", "01AA")
    assert (first["version"], second["version"]) == (0, 1)
    assert str(second["updated_at"]) > str(first["updated_at"])
    said(mina, "7", "notifications")
    assert read(mina, "home") == {"home": second}
    assert read(mina, "home", "notifications").keys() == {"home", "notifications"}
    assert read(omar, "home") == {}


def test_json_does_as_well(omar: ApiClient) -> None:
    answer = omar.session.post(
        f"{omar.base_url}{MARKERS}", json={"home": {"last_read_id": "01AC"}}, timeout=10
    )
    assert answer.json()["home"]["last_read_id"] == "01AC"


def test_two_at_the_same_moment(server: StrictServer, mina: ApiClient) -> None:
    before = said(mina, "01AB")
    server.control("settings", marker_rival="01AD")
    answer = mina.post(MARKERS, **{"home[last_read_id]": "01AC"})
    assert answer.status_code == 409
    found = read(mina, "home")["home"]
    assert found["last_read_id"] == "01AD"
    assert found["version"] == int(str(before["version"])) + 1
    assert said(mina, "01AE")["version"] == int(str(before["version"])) + 2


def test_nothing_and_nobody(mina: ApiClient, server: StrictServer) -> None:
    assert mina.post(MARKERS, **{"home[last_read_id]": ""}).status_code == 422
    with ApiClient(server.url) as stranger:
        assert stranger.get(MARKERS).status_code == 401
