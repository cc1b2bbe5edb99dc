"""What is licensed for gov.uk only is not here, and nothing that is here points at what is not."""

from pathlib import Path

from django.core.management import call_command
from pytest_django.fixtures import Settings

from answerable.web import design

STATIC = Path(design.__file__).parent / "static/design"


def test_neither_the_font_nor_the_crown_is_shipped() -> None:
    files = [path for path in STATIC.rglob("*") if path.is_file()]
    words = "".join(path.read_text(encoding="utf-8") for path in files)
    found = [
        mark for mark in ("@font-face", "GDS Transport", "/assets/", "govuk-crest", "sourceMappingURL") if mark in words
    ]
    assert (found, sorted({path.suffix for path in files})) == ([], [".css", ".js", ".svg", ".txt"])


def test_the_files_can_be_served_for_ever_under_names_of_their_content(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    storage = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": storage}
    call_command("collectstatic", "--no-input", verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()
    assert sorted(tmp_path.glob("design/site.*.css"))
