"""Starting, stopping, and what an operator does."""

import stat
from pathlib import Path

import pytest
from stage import Stage

from letters import accounts
from letters.app import create_app
from letters.archive import open_archive
from letters.settings import Settings


def lived_in(data: Path) -> Settings:
    """A service that was started before and has an account."""
    settings = Settings(data=data)
    create_app(settings)
    accounts.create(open_archive(data), "somebody", "call")
    return settings


def test_it_starts_with_keys_of_its_own_and_ends_when_told_to(own_stage: Stage) -> None:
    own_stage.start()
    for name in ("keys/master.key", "letters.db"):
        assert stat.S_IMODE((own_stage.data / name).stat().st_mode) == 0o600
    assert own_stage.send("GET", "/healthz").status == 200
    ana = own_stage.person()
    own_stage.stop()
    own_stage.start()
    assert b"Welcome" in own_stage.call(ana, "/").body, "what it had, it still has"


def test_it_does_not_start_with_keys_that_others_can_read(tmp_path: Path) -> None:
    settings = lived_in(tmp_path)
    for path in (tmp_path / "keys").iterdir():
        path.chmod(0o640)
        with pytest.raises((OSError, ValueError), match="set its mode to 600"):
            create_app(settings)
        path.chmod(0o600)
    create_app(settings)


def test_it_does_not_start_without_the_key_of_its_letters(tmp_path: Path) -> None:
    settings = lived_in(tmp_path)
    (tmp_path / "keys" / "master.key").unlink()
    with pytest.raises(OSError, match="restore it"):
        create_app(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LETTERS_ORIGIN", "http://0.0.0.0:5200"),
        ("LETTERS_ORIGIN", "https://127.0.0.1:5200"),
        ("LETTERS_ORIGIN", "http://127.0.0.1:5200/"),
        ("LETTERS_GATEWAY", "http://id.example"),
        ("LETTERS_GATEWAY", "https://id.example/sign-in"),
    ],
)
def test_an_address_that_is_not_safe_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=name):
        Settings.from_environment()


def test_what_is_wrong_ends_it_with_one_line(own_stage: Stage) -> None:
    own_stage.origin += "/"
    ended = own_stage.run("serve")
    assert ended.returncode == 1
    assert ended.stderr.startswith("letters: LETTERS_ORIGIN is") and ended.stderr.count("\n") == 1


def test_a_letter_is_sent_and_read(own_stage: Stage) -> None:
    own_stage.start()
    ana, ben = own_stage.person(), own_stage.person()
    sent = own_stage.run("send", "--everyone", "--title", "Notice <1>", text="One & all\n\nGoodbye")
    assert sent.stdout == "sent to 2\n", sent.stderr
    sent = own_stage.run("send", "--account", ana.account, "--title", "Code", "--sealed", text="7")
    assert sent.stdout == "sent to 1\n"
    assert b"Notice &lt;1&gt;" in own_stage.call(ben, "/").body
    assert b">Code<" in own_stage.call(ana, "/").body
    assert b">Code<" not in own_stage.call(ben, "/").body
    own_stage.unlock(ben)
    for (name,) in own_stage.query("SELECT id FROM letters WHERE sealed = 0"):
        page = own_stage.call(ben, f"/letters/{name}")
        assert page.status == 404 or b"One &amp; all" in page.body or b"From now on" in page.body
    nobody = own_stage.run("send", "--account", "nobody", "--title", "x", text="x")
    assert nobody.returncode == 1 and "no such account" in nobody.stderr


def test_titles_and_letters_are_noise_in_the_files(stage: Stage) -> None:
    stage.unlock(stage.person())
    files = [path.read_bytes() for path in stage.data.glob("letters.db*")]
    assert files and not any(b"Welcome" in content or b"printer" in content for content in files)


def test_pages_carry_what_holds_a_browser_back(stage: Stage) -> None:
    page = stage.call(stage.person(), "/")
    assert page.headers["content-security-policy"].startswith("default-src 'none';")
    assert page.headers["x-content-type-options"] == "nosniff"
    style = stage.send("GET", "/style.css")
    assert style.status == 200 and style.headers["content-type"].startswith("text/css")
