"""Which way a sentence says that something changed, and whether a numeral is said to be a change."""

import re

from assistant.grounding.lexicon import pattern
from assistant.grounding.numerals import Form, Numeral
from assistant.grounding.sentence import Named, Reading

_WORDS = (("up", 1), ("down", -1))
_HANGUL = re.compile(r"[가-힣]")
_CHANGE_AFTER = re.compile(
    r"\s?(?:\([^)]*\)\s?)?(?:,\s?[^\s,]*\d[^\s,]*\s?)?(?:만큼|정도|가량|이나|씩|이|가)?\s?(?:더\s?|소폭\s?|크게\s?)*"
    r"(?:증가|감소|늘|줄|상승|하락|올랐|떨어|높아|낮아|높|낮|급증|급감|많(?!이)|적[습었은게으])|\s?(?:의\s)?(?:차이|격차)|"
    r"\s?(?:units?\s|pieces\s)?(?:more|less|fewer|higher|lower|up\b|down\b|above|below|ahead|behind|increase|decrease|decline|drop|rise|jump|gain|fall)",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:by|up|down|gain(?:ed)?|lost|rose|fell|dropped|declined|grew|increased|decreased|"
    r"(?:increase|decrease|decline|drop|rise|jump|gain|fall|loss|growth)(?: of)?)\s"
    r"(?:by\s)?(?:about|roughly|around|just|only|approximately|nearly|some|a\s)*\s?$|"
    r"(?:증가|감소|하락|상승|증감)(?:폭|량|분|치)(?:은|는|이|:)?\s?(?:약\s?)?$",
    re.IGNORECASE,
)


_BESIDE = re.compile(
    r"(?:증가|감소|상승|하락)(?:폭|량|분|률|율|치)?(?:은|는|이|가|:)?\s?[:(]?\s?(?:약\s?)?$|"
    r"(?<![A-Za-z])(?:up|down|increas\w+|decreas\w+|declin\w+|drop\w*|r[io]se|rising|f[ae]ll\w*|gain\w*|jump\w*|dip\w*|"
    r"surg\w+|grew|growth|lost|loss|slip\w*|climb\w*)\s(?:of\s|by\s)?(?:an?\s|about\s|roughly\s|around\s|nearly\s|another\s)?$",
    re.IGNORECASE,
)


def claimed_sign(reading: Reading, numeral: Numeral) -> int:
    """+1 or -1 as sign or words around the numeral say; 0 where they say nothing, 2 where they contradict."""
    if numeral.sign == 0:
        return _worded(reading, numeral)
    beside = sign_of(re.split(r"[,;]", reading.text[numeral.end : numeral.end + 12])[0])
    return 2 if beside and beside != numeral.sign else numeral.sign


def is_change(reading: Reading, numeral: Numeral) -> bool:
    """Whether the numeral is said to be by how much something changed or differs, not what it is."""
    if numeral.form is Form.PLAIN and numeral.sign:
        return True
    if _CHANGE_AFTER.match(reading.text[numeral.end :]):
        return True
    return bool(_CHANGE_BEFORE.search(reading.text[: numeral.start]))


def sign_of(text: str) -> int:
    """The direction of the first word of direction in a text."""
    found = _signs(text)
    return found[0][1] if found else 0


def _worded(reading: Reading, numeral: Numeral) -> int:
    after, before = window_after(reading, numeral.end), window_before(reading, numeral.start)
    if beside := _BESIDE.search(before):
        return sign_of(beside[0])
    behind, ahead = _signs(after), _signs(before)
    if behind and ahead and not _HANGUL.search(reading.text):
        closer = behind[0][0] <= len(before) - ahead[-1][0]
        return behind[0][1] if closer else ahead[-1][1]
    if behind:
        return behind[0][1]
    return ahead[-1][1] if ahead else 0


def _signs(text: str) -> list[tuple[int, int]]:
    """Places and signs of all words of direction."""
    return sorted(
        (match.start(), sign) for name, sign in _WORDS for match in pattern("directions", name).finditer(text)
    )


def window_after(reading: Reading, place: int) -> str:
    """From a numeral to the end of its clause or a new name, over commas that only list numerals."""
    end = reading.clause(place)[1]
    while end < len(reading.text) and re.match(r"\s*(?:약\s?|about\s)?[\d+(-]", reading.text[end:]):
        end = reading.clause(end)[1]
    named: list[Named] = [*reading.mentions, *reading.whens]
    names = [
        name.start
        for name in named
        if name.start >= place
        and name.start not in reading.references
        and not _bracketed(reading, place, name.start)
    ]
    return reading.text[place : min([end, *names])]


def window_before(reading: Reading, place: int) -> str:
    """From the start of the clause to a numeral, over commas that only list numerals."""
    start = reading.clause(place)[0]
    while start and re.search(r"(?:[\d%개건]|units|pieces|pcs),\s?$", reading.text[:start]):
        earlier = reading.clause(start - 2)[0]
        if earlier >= start:
            break
        start = earlier
    return reading.text[start:place]


def _bracketed(reading: Reading, place: int, start: int) -> bool:
    return reading.text.count("(", place, start) > reading.text.count(")", place, start)
