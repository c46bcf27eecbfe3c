"""Korean numerals with the unit they count: Sino-Korean (이십일일), native (두 달), odd months (유월)."""

import re
from collections.abc import Iterator

SINO = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
POWERS = {"십": 10, "백": 100, "천": 1000}
NATIVE = {
    "한": 1, "두": 2, "세": 3, "석": 3, "서": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9, "열": 10, "열한": 11, "열두": 12, "스무": 20, "스물": 20,
}  # fmt: skip
_SINO = re.compile(
    r"([일이삼사오육칠팔구십백천]+)(분기|사분기|반기|주차|주일|주간|주|개월간|개월|년간|년|월달|월|일간|일)"
)
_FUZZY_MONTH = re.compile(r"(유|시|십일|십이)월")
_NATIVE = re.compile(
    r"(열한|열두|다섯|여섯|일곱|여덟|아홉|스무|스물|한|두|세|석|서|네|넉|열)(개분기|개월|달간|달|주간|주일|주|해|번째주|째주|번째|째|분기|반기)"
)


def read_at(text: str, start: int) -> Iterator[tuple[int, str, int]]:
    """Numerals that begin there: value, unit and end."""
    for pattern, read in ((_SINO, _sino), (_NATIVE, NATIVE.get), (_FUZZY_MONTH, _odd_month)):
        found = pattern.match(text, start)
        value = read(found[1]) if found else None
        if found and value:
            yield value, found[2] if found.lastindex == 2 else "월", found.end()


def _sino(text: str) -> int | None:
    """The value of a Sino-Korean numeral, `None` where the syllables do not form one."""
    total, digit = 0, None
    for char in text:
        if char in SINO:
            if digit is not None:
                return None
            digit = SINO[char]
        else:
            total, digit = total + (digit or 1) * POWERS[char], None
    return total + (digit or 0)


def _odd_month(text: str) -> int | None:
    return {"유": 6, "시": 10, "십일": 11, "십이": 12}.get(text)
