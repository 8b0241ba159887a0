from collections.abc import Iterator

import pytest
from gateway import Gateway
from stage import Stage


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A service that runs for all tests."""
    shared = Stage(tmp_path_factory.mktemp("shared") / "data")
    shared.start()
    yield shared
    shared.close()


@pytest.fixture
def own_stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A service of this test alone, which the test starts."""
    alone = Stage(tmp_path_factory.mktemp("own") / "data")
    yield alone
    alone.close()


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    """A gateway of this test alone."""
    alone = Gateway()
    yield alone
    alone.close()
