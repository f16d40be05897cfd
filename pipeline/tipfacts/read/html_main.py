"""Which part of a web page is its own text: what only leads elsewhere is left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

WITHOUT_WORDS = frozenset(
    "script style noscript template svg math canvas iframe object embed audio video map select "
    "datalist input textarea head".split()
)
"""Elements whose words are no text of a page."""
_CHROME = frozenset({"nav", "footer", "dialog", "button", "form"})
_CHROME_ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog menu menubar toolbar".split()
)
_NAMES = (
    "nav|navbar|navigation|menu|breadcrumbs?|cookies?|consent|gdpr|share|sharing|social|sidebar|"
    "related|skip-?links?|screen-reader-text|sr-only|visually-?hidden|pagination|pager|toc|"
    "table-of-contents|modal|popup|newsletter|subscribe|tags"
)
_CHROME_NAME = re.compile(
    rf"(?:^|\s)(?:(?:{_NAMES})[_-]|(?:[\w-]*[_-])?(?:{_NAMES})(?=\s|$))", re.I
)
_NEVER = frozenset("html body main article section p td li h1 h2 h3 h4 h5 h6 table".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LISTS = frozenset({"ul", "ol", "dl"})
_LEADS_ELSEWHERE = 0.8
_SHORT_ITEM = 12
_FEW = 3
_SENTENCE_WORDS = 12
_MOST = 0.8
_LITTLE = 0.05
_UNITS = frozenset({"p", "table", "ul", "ol", "dl", "li", "tr", "tbody", "blockquote", "pre"})
_PARAGRAPHS = frozenset({"p", "dd", "blockquote", "pre"})


def find_main(page: etree._Element) -> etree._Element:
    """Take off a page what is no text of it, and give the innermost element with all that is.

    Scripts, menus, hidden parts and lists of links are left out; what holds much of a page's prose
    is kept, whatever it is called, for markup that is not closed puts texts into menus.
    """
    for element in list(page.iter(*WITHOUT_WORDS)):
        take_off(element)
    root = _marked_main(page)
    count = count_words(root)
    for element in [e for e in root.iter(etree.Element) if e is not root and _is_chrome(e)]:
        little = count.prose[element] <= _LITTLE * count.prose[root]
        if little and count.all[element] < count.all[root] / 2:
            take_off(element)
    for element in [e for e in root.iter(*_LISTS) if e is not root and _is_menu(e, count)]:
        take_off(element)
    return _innermost(root)


def _marked_main(page: etree._Element) -> etree._Element:
    """Give what a page marks as its main part, if that holds most of its prose; else its body."""
    prose = count_words(page).prose
    marked = page.xpath("//main|//*[@role='main']") or page.xpath("//article")
    if len(marked) == 1 and prose[marked[0]] >= _MOST * prose[page] > 0:
        return marked[0]
    body = page.find("body")
    return page if body is None else body


def _innermost(element: etree._Element) -> etree._Element:
    """Go down to the innermost element beside which there are no more than a few words."""
    count = count_words(element)
    while len(heavy := [c for c in element if count.all[c] >= _SENTENCE_WORDS]) == 1:
        bare = len((element.text or "").split()) < _FEW
        if heavy[0].tag in _UNITS or not count.prose[heavy[0]] or not bare:
            break
        if any(len((c.tail or "").split()) >= _FEW for c in element):
            break
        element = heavy[0]
    return element


@dataclass(frozen=True, slots=True)
class Count:
    """For each element what is below it: all words, those of longer paragraphs, those of links."""

    all: Counter[etree._Element] = field(default_factory=Counter)
    prose: Counter[etree._Element] = field(default_factory=Counter)
    linked: Counter[etree._Element] = field(default_factory=Counter)
    links: Counter[etree._Element] = field(default_factory=Counter)

    def hand_up(self, element: etree._Element) -> None:
        """Add what is below an element to what is below its parent."""
        parent = element.getparent()
        for counter in (self.all, self.prose, self.linked, self.links):
            if counter[element]:
                counter[parent] += counter[element]


def count_words(page: etree._Element) -> Count:
    """Count the words below each element, without recursion, however deep they are nested."""
    count = Count()
    for _, element in etree.iterwalk(page, events=("end",)):
        own = [element.text or "", *(child.tail or "" for child in element)]
        count.all[element] += len(" ".join(own).split())
        if element.tag in _PARAGRAPHS:
            words = count.all[element]
            count.prose[element] = words if words >= _SENTENCE_WORDS else 0
        if element.tag == "a":
            count.links[element], count.linked[element] = 1, count.all[element]
        if element is not page:
            count.hand_up(element)
    return count


def _is_chrome(element: etree._Element) -> bool:
    if element.tag in _CHROME or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or _HIDDEN.search(element.get("style", "")):
        return True
    if element.get("role") in _CHROME_ROLES:
        return True
    if element.tag in _NEVER:
        return False
    return bool(_CHROME_NAME.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _is_menu(element: etree._Element, count: Count) -> bool:
    """Say whether a list only leads elsewhere: short items that are links, nearly all of them."""
    links, linked = count.links[element], count.linked[element]
    if links < _FEW or linked < _LEADS_ELSEWHERE * count.all[element]:
        return False
    return linked / links < _SHORT_ITEM


def take_off(element: etree._Element) -> None:
    """Remove an element, but not the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
