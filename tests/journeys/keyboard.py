"""Going through a page with the keyboard alone."""

from playwright.sync_api import Page

MOST_STEPS = 600
# Marked is an element with an outline, the card around a link, the disc of a link on a map
SEEN = """() => {
    const it = document.activeElement;
    if (it.matches("video:not(:focus-visible)")) return true; // a control of the browser's own player
    const [box] = it.getClientRects();
    const marked = [it, it.closest(".card, .door"), it.querySelector("circle")].filter(Boolean).some((each) => {
        const style = getComputedStyle(each);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.strokeWidth === "4px";
    });
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint(x, y);
    return marked && Boolean(top) && (it.contains(top) || top.contains(it));
}"""


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def has_focus(page: Page, selector: str) -> bool:
    """Say whether what a CSS selector names has the focus."""
    return page.evaluate("selector => document.activeElement.matches(selector)", selector)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what a CSS selector names has the focus."""
    for _step in range(MOST_STEPS):
        if has_focus(page, selector):
            return
        press(page, "Tab")
    raise AssertionError(f"Tab never reaches {selector}")


def unseen_on_the_way(page: Page) -> list[str]:
    """Go through a whole page with Tab; return what has the focus without being seen to have it."""
    unseen = []
    for step in range(MOST_STEPS):
        press(page, "Tab")
        if has_focus(page, "body"):
            assert step > 10, "there is nothing to go through"
            return unseen
        if not page.evaluate(SEEN):
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 150)"))
    raise AssertionError("Tab never leaves the page")
