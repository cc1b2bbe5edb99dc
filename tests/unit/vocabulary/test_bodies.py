import pytest

from answerable.vocabulary.bodies import BODIES, INSPECTORATES, find_body, find_inspectorate, find_place


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A visit by HM Inspectorate of Prisons", "HM Inspectorate of Prisons"),
        ("His Majesty’s Inspectorate of Prisons came", "HM Inspectorate of Prisons"),
        ("HMIP", "HM Inspectorate of Prisons"),
        ("Her Majesty's Inspectorate of Probation", "HM Inspectorate of Probation"),
        ("HMI Probation", "HM Inspectorate of Probation"),
        ("the Independent Monitoring Boards", "Independent Monitoring Board"),
        ("Prisons & Probation Ombudsman", "Prisons and Probation Ombudsman"),
        ("the CQC", "Care Quality Commission"),
        ("Justice Select Committee", "House of Commons Justice Committee"),
    ],
)
def test_an_inspectorate_has_one_name_however_it_is_written(words: str, name: str) -> None:
    assert find_inspectorate(words) == name


@pytest.mark.parametrize("name", [name for name, _ in INSPECTORATES])
def test_every_inspectorate_is_known_by_its_own_name(name: str) -> None:
    assert find_inspectorate(f"A report of the {name}, in full") == name


def test_of_several_inspectorates_the_first_is_taken() -> None:
    assert find_inspectorate("Ofsted and the National Audit Office looked at the mill") == "Ofsted"


def test_the_inspectorate_a_plan_is_sent_to_comes_before_one_that_is_only_named() -> None:
    words = "Ofsted helped. This plan will be sent to HM Inspectorate of Prisons and published."
    assert find_inspectorate(words) == "HM Inspectorate of Prisons"


def test_the_inspectorate_that_made_the_inspection_comes_before_one_that_is_only_named() -> None:
    words = "Ofsted helped with an inspection by the Care Quality Commission."
    assert find_inspectorate(words) == "Care Quality Commission"


def test_where_a_plan_is_sent_to_nobody_known_the_first_named_is_taken() -> None:
    assert find_inspectorate("Sent to the board of the mill and to others. Ofsted helped.") == "Ofsted"


@pytest.mark.parametrize("find", [find_inspectorate, find_body, find_place])
@pytest.mark.parametrize("words", ["", "Looms of the north"])
def test_words_that_name_nothing_give_nothing(find: object, words: str) -> None:
    assert callable(find)
    assert find(words) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("HM Prison & Probation Service", "HM Prison and Probation Service"),
        ("His Majesty's Prison and Probation Service", "HM Prison and Probation Service"),
        ("HMPPS and the Ministry of Justice", "HM Prison and Probation Service"),
        ("the Ministry of Justice and HMPPS", "Ministry of Justice"),
        ("Government response to the Ombudsman", "The Government"),
    ],
)
def test_the_body_that_answers_is_the_one_named_first(words: str, name: str) -> None:
    assert find_body(words) == name


@pytest.mark.parametrize("name", [name for name, _ in BODIES])
def test_every_body_is_known_by_its_own_name(name: str) -> None:
    assert find_body(name) == name


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Action plan: HMP Wold Mill", "HMP Wold Mill"),
        ("HMP/YOI Upper Wold, a summary", "HMP/YOI Upper Wold"),
        ("HMYOI Isle of Looms", "HMYOI Isle of Looms"),
        ("the IRC Dye-Works", "IRC Dye-Works"),
    ],
)
def test_an_establishment_is_named_with_its_kind(words: str, place: str) -> None:
    assert find_place(words) == place


@pytest.mark.parametrize("words", ["HMP", "HMP wold", "Wold Mill"])
def test_a_kind_without_a_name_is_no_place(words: str) -> None:
    assert find_place(words) is None
