import json

import pytest

from answerable.documents.plan import Plan
from answerable.documents.writers import Format, write
from tests.support.plan_making import finding, plan
from tests.support.plans import every_plan

PLANS = every_plan()


@pytest.mark.parametrize("name", PLANS)
def test_the_whole_plan_comes_back(name: str) -> None:
    assert Plan.model_validate_json(write(PLANS[name], Format.JSON)) == PLANS[name]


def test_the_text_is_canonical() -> None:
    told = plan(finding("1", "“Bore da” — croeso\x07"))
    written = write(told, Format.JSON).decode()
    assert written == json.dumps(told.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"
    assert '"text": "“Bore da” — croeso\\u0007"' in written
