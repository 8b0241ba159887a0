"""Fetches the keys of one pinned issuer."""

import asyncio
from collections.abc import Callable

import httpx

from .key_set import MAX_BYTES, parse_key_set
from .lock import Keys, Refused

TIMEOUT = 2  # seconds for the whole of one fetch
FRESH = 5 * 60  # how long keys are used without asking again
STALE = 60 * 60  # how long they are used while their issuer does not answer
UNKNOWN = 60  # between two fetches for a key that the set does not have
RETRY = 1  # between a failed fetch and the next


class Unavailable(Exception):
    """The keys could not be fetched, and none are remembered that may still be used."""


class Issuer:
    """The keys published at one pinned address. Nothing in a token can change where they come from;
    redirects and proxies are not followed, and one fetch is under way at most."""

    def __init__(self, url: str, clock: Callable[[], float]) -> None:
        self._url = url
        self._clock = clock
        self._keys: Keys = {}
        self._fetched_at: float | None = None
        self._failed_at: float | None = None
        self._asked_for_unknown_at: float | None = None
        self._fetching = asyncio.Lock()

    async def keys(self, kid: str) -> Keys:
        """The keys, for a token that names `kid`; the set may lack that key all the same."""
        if self._is_due(kid):
            async with self._fetching:
                # Somebody else may have fetched while this one waited.
                if self._is_due(kid):
                    await self._refresh(kid)
        if not self._within(self._fetched_at, STALE):
            raise Unavailable
        return self._keys

    def _is_due(self, kid: str) -> bool:
        may_do = kid in self._keys or self._within(self._asked_for_unknown_at, UNKNOWN)
        if may_do and self._within(self._fetched_at, FRESH):
            return False
        return not self._within(self._failed_at, RETRY)

    async def _refresh(self, kid: str) -> None:
        if self._fetched_at is not None and kid not in self._keys:
            self._asked_for_unknown_at = self._clock()
        try:
            self._keys = parse_key_set(await self._fetch())
        except (httpx.HTTPError, TimeoutError, Refused):
            self._failed_at = self._clock()
        else:
            self._fetched_at, self._failed_at = self._clock(), None

    async def _fetch(self) -> bytes:
        # Compressed, a short answer could become a long one.
        plain = {"accept-encoding": "identity"}
        body = b""
        async with (
            asyncio.timeout(TIMEOUT),
            httpx.AsyncClient(trust_env=False, headers=plain) as client,
            client.stream("GET", self._url) as response,
        ):
            if response.status_code != 200:
                raise httpx.HTTPError("not a key set")
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > MAX_BYTES:
                    raise Refused("a key set of more than 64 KiB")
        return body

    def _within(self, since: float | None, seconds: int) -> bool:
        """What lies in the future, as seen by a clock that was set back, is not trusted."""
        return since is not None and 0 <= self._clock() - since < seconds
