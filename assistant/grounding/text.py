"""A sentence as the lock reads it: without Markdown, in plain digits and signs."""

import re
import unicodedata

_CIRCLED = {chr(0x2460 + place): f"{place + 1}. " for place in range(20)}
_SAME = str.maketrans(
    {
        **_CIRCLED,
        "\ufe0f": "",
        "\u20e3": ".",
        "\u200b": "",
        "−": "-",
        "﹣": "-",
        "‐": "-",
        "‑": "-",
        "–": "~",
        "—": "~",
        "〜": "~",
        "∼": "~",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "万": "만",
        "億": "억",
        "千": "천",
        "百": "백",
        "½": " 1/2",
        "¼": " 1/4",
        "¾": " 3/4",
        "⅓": " 1/3",
        "⅔": " 2/3",
        "²": "",
        "³": "",
    }
)
_MARKUP = re.compile(r"\*\*|__|~~|`|\\(?=[^\w\s])|(?<=\S)\*|\*(?=\S)|</?[A-Za-z][^>]{0,30}>")


def plain(text: str) -> str:
    """The text in ASCII digits and signs, emphasis removed, ranges written with `~`."""
    straight = unicodedata.normalize("NFKC", text.translate(_SAME))
    digits = "".join(
        str(unicodedata.decimal(sign)) if sign > "\x7f" and sign.isdecimal() else sign for sign in straight
    )
    return _MARKUP.sub("", digits)


_QUOTED = re.compile(r"'([^'\n]{2,200})'")
_NAMING = re.compile(r"[A-Za-z]{2,}|[가-힣]")


def without_quotes(text: str, asked: str, amount: re.Pattern[str]) -> str:
    """The text without what it quotes from the question, part by part; an amount is no quotation."""
    for quoted in _QUOTED.finditer(text):
        parts = [part.strip().casefold() for part in quoted[1].split(",")]
        if all(part in asked.casefold() and _NAMING.search(amount.sub("", part)) for part in parts):
            text = blank(text, *quoted.span(1))
    return text


def blank(text: str, start: int, end: int) -> str:
    """The text with a span blanked out, so that nothing else is read there."""
    return text[:start] + " " * (end - start) + text[end:]
