"""Fetch GOV.UK Frontend and keep what Answerable uses of it: `python scripts/vendor_assets.py` (needs npm).

The font and the crown are licensed for gov.uk only, so neither is kept.
"""

import hashlib
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "govuk-frontend@6.3.0"
"""The version whose HTML govuk-frontend-jinja writes."""
SHA256 = "3d91fd1353e32e306a8ae493b44ba9c0277348b5dbc08442a3e63d822e516048"
TARGET = Path(__file__).parent.parent / "src/answerable/web/design/static/design/govuk"
SOURCE_MAP = re.compile(r"(?://# |/\*# )sourceMappingURL=\S+(?: \*/)?\s*")


def fetch(folder: Path) -> Path:
    """The package in `folder`; raises ValueError where it is not the one that was pinned."""
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
    [found] = folder.glob("*.tgz")
    if hashlib.sha256(found.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{PACKAGE} is not the file that was pinned.")
    return found


def without_brand(css: str) -> str:
    css = re.sub(r"(?:/\*![^*]*Margaret Calvert[^*]*\*/)?@font-face\{[^}]*\}", "", css)
    css = css.replace("GDS Transport,arial", "arial")
    return re.sub(r"\.govuk-footer__copyright-logo:before\{[^}]*\}", "", css)


def keep(package: Path) -> None:
    with tarfile.open(package) as files:
        files.extractall(package.parent, filter="data")
    source = package.parent / "package/dist/govuk"
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in ("govuk-frontend.min.css", "govuk-frontend.min.js"):
        text = SOURCE_MAP.sub("", (source / name).read_text())
        (TARGET / name).write_text(without_brand(text) if name.endswith("css") else text)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        keep(fetch(Path(folder)))
