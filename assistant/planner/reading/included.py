"""A whole and what is said to be in it, too: "SP 포함한 10월 총 생산량" is that of everything."""

import re

from assistant.planner.reading.by_family import families_in
from assistant.planner.reading.mentions import read_codes
from tools.items import ItemIndex

_KOREAN = re.compile(
    r"(?P<what>(?:(?!\S*까지\s|(?:다|모두|전부|싹)\s)[가-힣A-Za-z0-9-]+\s){0,2}(?!(?:다|모두|전부|싹)\s)[가-힣A-Za-z0-9-]+?)(?:까지|도|을|를)?\s?(?:다\s?|모두\s?|전부\s?|싹\s?)?"
    r"포함(?:한|해서|해|하여|하면|시켜서?|시킨|하고)?(?=\s|[?.!]*$)(?!\s(?:품목|제품|것|거|렌즈)(?!\S*\s?(?:수|전체|총)))"
)
_ENGLISH = re.compile(
    r"[\s,(]+(?:including|incl\.?)\s(?:the\s)?(?P<what>[\w-]+(?:\s[\w-]+){0,2})", re.IGNORECASE
)
_WHOLE = re.compile(r"총|전체|합계|모든|\b(?:total|overall|all|everything|altogether)\b", re.IGNORECASE)
_NAMES = re.compile(r"(?:\s?(?:제품군|제품|품목|계열|군|items?|products?|family))+$", re.IGNORECASE)


def with_included(text: str, index: ItemIndex) -> str:
    """The question of everything, without the items that are said to be part of it."""
    for pattern in (_KOREAN, _ENGLISH):
        said = pattern.search(text)
        what = _known(said["what"], index, at_end=pattern is _KOREAN) if said else ""
        if said is None or not what:
            continue
        start = said.start("what") + said["what"].rindex(what) if pattern is _KOREAN else said.start()
        end = said.end() if pattern is _KOREAN else said.start("what") + len(what)
        rest = f"{text[:start]} {text[end:]}"
        letters = families_in(index).keys() & {one.upper() for one in re.findall(r"[A-Za-z]+", rest)}
        if _WHOLE.search(rest) and not (read_codes(rest, index) or letters):
            return " ".join(rest.split())
    return text


def _known(said: str, index: ItemIndex, *, at_end: bool) -> str:
    """The words at one end of what is said that name items, the most of them."""
    words = said.split()
    for size in range(len(words), 0, -1):
        what = " ".join(words[-size:] if at_end else words[:size])
        bare = _NAMES.sub("", what)
        if _is_known(bare, index) or (bare and all(_is_known(one, index) for one in bare.split())):
            return what
    return ""


def _is_known(what: str, index: ItemIndex) -> bool:
    of_letters = what.upper() in families_in(index)
    return of_letters or any(index.partial(one).hits for one in (what, what.removesuffix("s")) if one)
