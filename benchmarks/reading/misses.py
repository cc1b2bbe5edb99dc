"""Print what Answerable misses and what it finds: `python -m benchmarks.reading.misses LAYOUT FORMAT [TROUBLE]`."""

import argparse

from answerable.documents.readers import decode
from answerable.documents.understanding import understand
from benchmarks.reading.facts import facts_known, facts_read
from benchmarks.reading.samples import sample
from tests.support.documents import Format
from tests.support.layouts import LAYOUTS
from tests.support.troubles import Trouble


def main() -> None:
    layouts = {layout.name: layout for layout in LAYOUTS}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("layout", choices=layouts)
    parser.add_argument("format", type=Format, choices=list(Format))
    parser.add_argument("trouble", type=Trouble, choices=list(Trouble), nargs="?")
    parser.add_argument("--findings", type=int, default=6)
    arguments = parser.parse_args()
    made = sample(layouts[arguments.layout], arguments.format, arguments.findings, trouble=arguments.trouble).made
    known, found = facts_known(made.known), facts_read(understand(decode(made.data, made.name)))
    for sign, facts in (("-", known - found), ("+", found - known)):
        for fact in sorted(facts.elements()):
            print(sign, " | ".join(fact))


if __name__ == "__main__":
    main()
