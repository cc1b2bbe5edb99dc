"""The real routes of the site, walked from the URL patterns."""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def routes() -> dict[str, str]:
    """Full route name -> address with its parameters, for every named route."""
    return dict(_walk(get_resolver().url_patterns, prefix="/", namespace=""))


def _walk(patterns: Iterable[URLPattern | URLResolver], *, prefix: str, namespace: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, prefix=address, namespace=inner)
        else:
            yield f"{namespace}{pattern.name}", address
