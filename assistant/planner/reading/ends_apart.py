"""How far two ends are apart: "최고인 달이랑 최저인 달 차이", "last year's best month with this year's"."""

import re

from assistant.planner.reading.found_first import ONE

_KOREAN = re.compile(
    r"(?P<ends>.*?(?:최고|최대|제일|가장|젤).+?(?:최저|최소|제일|가장|젤|적).*?\S)(?:의|간|끼리)?\s*"
    r"(?:(?:차이|격차)(?:가|는|은)?(?:\s*(?:몇\s*개|얼마)\S*)?|(?:몇\s*개|얼마나?)\s*차이\S*)(?:\s*\S{1,4})?[\s?.!]*"
)
_THAN = re.compile(
    r"(?P<one>.*?(?:최고|최대|제일|가장|젤)\S*(?:\s*\S+)??\s*(?:날|달|주|분기|해|일))(?:이|은|가|는)\s*"
    r"(?P<other>(?:최저|최소|제일|가장|젤)\S*(?:\s*\S+)??\s*(?:날|달|주|분기|해|일))보다\s*(?:몇\s*개|얼마나?)\s*(?:나\s*)?더\s*\S+[\s?.!]*"
)
_PARTICLE = re.compile(r"(?:이랑|하고|랑)$")
_ENGLISH = re.compile(
    r"(?:(?:and|so|then|what's|what is|what was|the|absolute|tell me|show me|give me)[\s,]+)*"
    r"(?:difference|gap|spread|distance) between (?P<ends>.*\S)\s*",
    re.IGNORECASE,
)
_END = r"(?:best|worst|busiest|slowest|highest|lowest|biggest|largest|smallest|strongest|weakest|poorest)"
_MORE = re.compile(
    rf"(?:(?:and|so|then)[\s,]+)*how (?:much|many)(?: (?:more|units|pieces))* (?:did|was|is) "
    rf"(?P<one>(?:the|our) {_END} [^,]*?)(?: (?:make|produce|have|made))? (?:more |higher |better )?than "
    rf"(?P<other>(?:the|our) {_END}\b[^?]*?)[\s?.!]*",
    re.IGNORECASE,
)


_BEST = (
    r"(?:\S.{0,24}?)??(?:최고|최저|최대|최소|(?:제일|가장|젤)\s*[많적좋높낮잘]\S*(?:\s*(?:만든|나온|생산한))?)\s*"
    r"(?:생산일|생산월|날|달|월|일|주|분기|기록)"
)
_TWO_KOREAN = re.compile(
    rf"(?P<one>{_BEST})(?:과|와|이랑|랑|하고|이|은|가|는)\s+(?P<two>{_BEST})(?:을|를|의|은|이|간에?)?\s*"
    r"(?:보다\s*(?:몇\s*개|얼마나)?\s*(?:더\s*)?\S+|(?:비교|대비|차이|격차|중)\S*(?:\s*\S+){0,4})[\s?.!]*"
)
_TWO_ENGLISH = re.compile(
    r"(?:(?:and|so|please|how|what is|what's|the|compare|difference between|gap between|is|was|does|did|"
    r"much (?:higher|more|better|bigger)(?: is| was)?|which (?:is|was) (?:higher|better|bigger|more)),?:? )+"
    rf"(?P<one>{ONE}) (?:compare[sd]? )?"
    r"(?:with|to|and|or|vs\.?|versus|against|(?:higher|lower|better|worse|bigger|smaller|more) than) "
    rf"(?P<two>{ONE})[\s?.!]*",
    re.IGNORECASE,
)


def two_best(text: str) -> tuple[str, str] | None:
    """The two that are held against each other: "작년 최고 달과 올해 최고 달 비교"."""
    said = (_TWO_ENGLISH if text.isascii() else _TWO_KOREAN).fullmatch(text.strip())
    return (f"{said['one']}?", f"{said['two']}?") if said else None


def ends_apart(text: str) -> str | None:
    """The question for both ends, where how far they are apart is asked."""
    korean = _KOREAN.fullmatch(text.strip())
    if korean:
        return f"{_PARTICLE.sub('', korean['ends'])}은?"
    than = _THAN.fullmatch(text.strip())
    if than:
        return f"{than['one']}과 {than['other']}은?"
    more = _MORE.fullmatch(text.strip())
    if more:
        return f"{more['one']} and {more['other']}?"
    english = _ENGLISH.fullmatch(text.strip(" ?.!"))
    return f"{english['ends']}?" if english and len(re.findall(_END, english["ends"])) > 1 else None
