"""The keys that sign tickets: one after the other, and none refused meanwhile."""

import stat
from pathlib import Path

import pytest
from stage import Stage

from letters.key_set import parse_key_set
from letters.secret_file import write_secret
from letters.ticket_keys import LEAD, LIFE, TAIL, TicketKeys

DAY = 24 * 60 * 60


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keys(tmp_path: Path, clock: Clock) -> TicketKeys:
    return TicketKeys(tmp_path / "keys", clock)


def test_the_first_key_signs_at_once_and_is_nobodys_to_read(
    keys: TicketKeys, tmp_path: Path
) -> None:
    kid, _ = keys.current()
    assert list(keys.published()) == [kid]
    (path,) = (tmp_path / "keys").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_next_key_is_published_before_it_signs_and_the_last_one_after(
    keys: TicketKeys, clock: Clock, tmp_path: Path
) -> None:
    first, _ = keys.current()
    clock.now += DAY
    keys.rotate()
    clock.now += 30
    assert keys.current()[0] == first and len(keys.published()) == 2
    clock.now += LEAD
    second, _ = keys.current()
    assert second != first and set(keys.published()) == {first, second}
    clock.now += TAIL
    assert list(keys.published()) == [second]
    assert len(list((tmp_path / "keys").iterdir())) == 1


def test_a_key_signs_for_ninety_days(keys: TicketKeys, clock: Clock) -> None:
    first, _ = keys.current()
    clock.now += LIFE - LEAD - 1
    assert len(keys.published()) == 1
    clock.now += 31
    assert keys.current()[0] == first and len(keys.published()) == 2
    clock.now += LEAD
    assert keys.current()[0] != first


def test_another_process_reads_the_same_keys(
    keys: TicketKeys, clock: Clock, tmp_path: Path
) -> None:
    assert TicketKeys(tmp_path / "keys", clock).current()[0] == keys.current()[0]


def test_a_secret_is_never_replaced(tmp_path: Path) -> None:
    write_secret(tmp_path / "x", b"1")
    with pytest.raises(FileExistsError):
        write_secret(tmp_path / "x", b"2")
    assert (tmp_path / "x").read_bytes() == b"1"


def test_what_is_published_is_what_the_gateway_takes(stage: Stage) -> None:
    reply = stage.send("GET", "/.well-known/jwks.json")
    assert reply.status == 200
    assert reply.headers["content-type"] == "application/jwk-set+json"
    assert reply.headers["cache-control"] == "public, max-age=300"
    assert [key.use for key in parse_key_set(reply.body).values()] == ["ticket"]
