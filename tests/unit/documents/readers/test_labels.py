from answerable.documents.readers import labels


def test_labels_count_as_pages_and_word_processors_do() -> None:
    assert [labels.letter(number) for number in (1, 26, 27, 703, 0)] == ["a", "z", "aa", "aaa", "0"]
    assert [labels.repeated_letter(number) for number in (1, 27, 28, 781, 0)] == ["a", "aa", "bb", "781", "0"]
    assert [labels.roman(number) for number in (4, 1994, 4000, 0)] == ["iv", "mcmxciv", "4000", "0"]
    assert [labels.ordinal(number) for number in (1, 2, 3, 4, 11, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "21st", "112th",
    ]  # fmt: skip
