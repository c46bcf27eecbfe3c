"""Pack sizes and powers as names have them: "90-pack" is "90P", "마이너스 1.25" is "-1.25"."""

import re

from assistant.planner.reading.mentions import names_of
from tools.items import ItemIndex

_PACK = re.compile(
    r"(?<![A-Za-z0-9.,-])(?<!over )(?<!above )(?<!than )(?<!under )(?<!below )(?<!least )(?P<n>\d{1,3})"
    r"(?:(?:[\s-]?(?:piece |lens |lenses )?pack|-packs|-count|[\s-]lens(?:es)? box(?:es)?)(?![A-Za-z])|"
    r"\s?(?:개입|매입|개들이|매들이|개짜리\s?팩|매\s?팩|매짜리|팩|피(?![가-힣])))(?!\s?(?:이상|이하|초과|미만|넘|씩))",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"(?P<items>\b(?:items|products|lenses|codes) )(?:with|of) (?P<k>\d{1,3}) (?:lenses|pieces|pcs)\b|"
    r"(?P<one>\b(?:one|ones|version|box|pack) )(?:with|of|that has|containing|having) (?P<n>\d{1,3})"
    r"(?: lenses\b| pieces\b|(?=\s*(?:[,.?!]|$|in\b|for\b)))|"
    r"\b(?:box|pack)(?:es|s)? of (?P<m>\d{1,3})(?: lenses)?\b",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:마이너스|minus)\s?(?=\d\.\d{2}(?!\d))", re.IGNORECASE)
_SIZES = re.compile(r"(?<!\d)(\d{1,3})p\b", re.IGNORECASE)


def with_packs(text: str, index: ItemIndex) -> str:
    """The text with the sizes of packs, and the powers of lenses, written as item names have them."""
    text = _SIGN.sub("-", text)
    if not (_PACK.search(text) or _HOLDS.search(text)):
        return text
    sizes = {size for name, _ in names_of(index) for size in _SIZES.findall(name)}

    def put(found: re.Match[str]) -> str:
        said = found.groupdict()
        size = said.get("n") or said.get("m") or said.get("k")
        one = said.get("one") or said.get("items") or ""
        return f"{size}P {one}".rstrip() if size in sizes else found[0]

    return _PACK.sub(put, _HOLDS.sub(put, text))
