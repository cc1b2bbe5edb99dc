"""A real browser, and what is asked of every page in it."""

import shutil
from importlib.resources import files

from playwright.sync_api import Browser, Page, Playwright

INSTALL = "sudo apt-get install chromium"
WIDE = 1280
PHONE = 390
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Of all else that axe finds, nothing is wanted, and nothing is brought out of the browser.
_VIOLATIONS = """async rules => {
  const options = {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]};
  return (await axe.run(options)).violations;
}"""
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What GOV.UK's scripts add to a page that says everything without them.
_IMPROVEMENTS = (
    ".govuk-accordion__controls",
    ".govuk-accordion__section-toggle",
    ".govuk-character-count__message",
    ".govuk-character-count__status",
    ".govuk-character-count__sr-status",
    ".govuk-file-upload-button",
    ".govuk-password-input__toggle",
)


def launch(playwright: Playwright) -> Browser:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise FileNotFoundError(f"These tests need Chromium. Install it with:\n  {INSTALL}")
    return playwright.chromium.launch(executable_path=found, args=_QUIET)


def new_page(browser: Browser, address: str, *, javascript: bool = True) -> Page:
    """A page of a new, signed-out context; `page.goto("/plans/")` is taken from `address`."""
    context = browser.new_context(
        base_url=address,
        java_script_enabled=javascript,
        locale="en-GB",
        viewport={"width": WIDE, "height": 900},
        reduced_motion="reduce",
    )
    return context.new_page()


def listen(page: Page) -> list[str]:
    """A list that fills with what the browser complains of: refused by the policy, not found, broken scripts."""
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def audit_page(page: Page) -> list[str]:
    """What breaks WCAG 2.2 AA on the page, one line for each element; the page must run JavaScript, as axe does."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:200]}"
        for violation in page.evaluate(_VIOLATIONS, RULES)
        for node in violation["nodes"]
    ]


def overflow(page: Page, width: int = PHONE) -> int:
    """By how many pixels the page is wider than a screen of that width; the screen keeps it."""
    page.set_viewport_size({"width": width, "height": 844})
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def said(page: Page) -> list[str]:
    """The lines a reader sees in the page's main part, without what only scripts can offer."""
    main = page.locator("main")
    main.locator(", ".join(_IMPROVEMENTS)).evaluate_all("parts => parts.forEach(part => part.remove())")
    return [line for text in main.inner_text().splitlines() if (line := " ".join(text.split()))]
