"""Families by the letters their codes begin with, in full: "제품군별", "by family", "BW/CT/HS"."""

import re
from collections import Counter
from weakref import WeakKeyDictionary

from tools.items import ItemIndex

PAIR = 2
_LETTERS: WeakKeyDictionary[ItemIndex, tuple[str, ...]] = WeakKeyDictionary()
_BY_FAMILY = re.compile(
    r"(?:제품군|품목군|계열|시리즈|라인업|패밀리|family|series)\s*(?:\([A-Z, /·]+\)\s*)?별(?:로)?|"
    r"\b(?:by|per|for each|each|split by|across) (?:product |item |code )?"
    r"(?:famil(?:y|ies)|series|product group)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\bwhich (?:product |item |code )?family\b|"
    r"(?:제품군|품목군|계열|시리즈|패밀리)\s*중에?서?(?=\s)|"
    r"(?:어느|어떤|무슨)\s*(?:제품군|품목군|계열|시리즈|패밀리)(?:이|가)?",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(r"(?<=[가-힣])\s+(?:군|곳|데)(?:은|는|이|가)?(?=[\s?.!]*$)")
_BRACKETS = re.compile(r"\s*[(:]\s*(?P<list>[A-Z]{2,4}(?:\s*(?:,|/|·|and|와|과)\s*[A-Z]{2,4})+)\s*\)?")


def with_families(text: str, index: ItemIndex) -> str:
    """The text with every family by its letters where they are asked for one by one."""
    letters = _letters(index)
    if not letters:
        return text
    any_of = "|".join(letters)
    text = re.sub(rf"\b({any_of})\s*[/·]\s*(?=(?:{any_of})\b)", r"\1, ", text)
    text = re.sub(rf"\b({any_of})(?:'s)? (?:families|groups|series|lines)\b", r"\1", text)
    said = _BY_FAMILY.search(text) or _WHICH.search(text)
    if said is None:
        return text
    listed = _BRACKETS.match(text, said.end())
    rest = text[said.end() :] if listed is None else text[listed.end() :]
    rest = _ONE_OF_THEM.sub("", rest)
    named = listed["list"] if listed else _named(text[: said.start()] + " " + rest, any_of)
    if named is None:
        return f"{text[: said.start()]} {rest}"
    each = "{} 각각" if re.search(r"[가-힣]", text) else "for {} each"
    return f"{text[: said.start()]}{each.format(named or ', '.join(letters))} {rest.lstrip(' :')}"


def _named(text: str, any_of: str) -> str | None:
    """Nothing where families are named elsewhere in the text, else an empty list for all of them."""
    return None if len(re.findall(rf"\b(?:{any_of})\b", text)) >= PAIR else ""


def _letters(index: ItemIndex) -> tuple[str, ...]:
    """The letters that the codes of several items begin with, where there are several such families."""
    known = _LETTERS.get(index)
    if known is None:
        begins = (re.match(r"[A-Za-z]{2,4}(?=\d)", entry.code) for entry in index.entries)
        counted = Counter(found[0].upper() for found in begins if found)
        families = tuple(sorted(one for one, items in counted.items() if items >= PAIR))
        known = _LETTERS[index] = families if len(families) >= PAIR else ()
    return known
