import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "words.md"


def test_the_page_of_words_is_up_to_date() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "answerable.vocabulary.word_table"], capture_output=True, encoding="utf-8", check=True
    )
    assert made.stdout == PAGE.read_text(encoding="utf-8")
