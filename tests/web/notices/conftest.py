from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.web.places import Estate


@pytest.fixture
def estate(db: None) -> "Estate":  # noqa: ARG001 - it must be there
    from tests.support.web.places import make_estate
    from tests.web.notices.posting import AT

    return make_estate(AT)
