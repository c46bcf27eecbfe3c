"""Why somebody asks, said before or after the question: "재고가 걱정돼서 그러는데, 지난달 생산량은?"."""

import re
from typing import NamedTuple

from assistant.planner.reading.mentions import name_words
from tools.items import ItemIndex
from tools.spelling import words as words_of

_ENDS = (
    r"(?:려고(?:요|합니다|해서요?|하는데요?|하거든요|하는 ?중인데요?)?|려는데요?|거든요|"
    r"[아어여해와돼져려워셔춰켜봐나라]서(?:요|\s*그러?는데요?|\s*그런데요?|\s*여쭤[가-힣]*|\s*묻는데요?)?|"
    r"야 ?(?:되는데요?|하는데요?)|느라고?(?:\s*그러?는데요?)?|라서요?|"
    r"때문(?:인데요?|에\s*(?:물어보는데요?|여쭤보는데요?|그러는데요?|그런데요?))|"
    r"[는은]\s*중(?:인데요?|이라서?요?)|(?:건|일|용)인데요?|텐데요?|"
    r"(?:추적|보고|분석|대응|제출|확인|점검|감사|조사|검토|회의|공유|참고|정리|관리|기록|대비|준비|발표|심사|이력)\s?"
    r"(?:용(?:으로|도로)|차원에서|(?:을|를)?\s?위해서?))"
)
_FIRST = re.compile(rf"^\s*(?P<why>[^.?!\d]{{3,60}}?{_ENDS})[,.]?\s+(?P<rest>\S.{{5,}})$", re.DOTALL)
_LAST = re.compile(
    r"^(?P<rest>.{6,}?(?:[?？.!]|[요죠까줘]))\s+(?P<why>[^?.!\d]{3,40}"
    r"(?:[아어여해와돼봐]서(?:요)?|거든요|려고(?:요|합니다|해요)?|야\s?(?:해요|돼요|됩니다|합니다|하거든요)))[.!~ㅠㅜㅎㅋ^\s]*$",
    re.DOTALL,
)
_FOR = (
    r"(?:(?:an?\s|the\s|our\s)?(?:quality\s|customer\s)?"
    r"(?:traceability|complaint|claim|recall|investigation|root\scause\sanalysis)|sampling|(?:(?:the|our|my|an?|next|this|monthly|weekly|annual|yearly|quarterly|internal|"
    r"external|quality|upcoming|quick|head|overseas|regional|(?:ceo|boss|director|chairman|president|manager|owner)'?s|tomorrow's|"
    r"today's|morning|evening)\s)*"
    r"(?:audit|report|meeting|review|board|records?|files?|minutes|budget|planning|presentation|slides?|deck|reference|"
    r"context|insurance|inspection|certificate|newsletter|dashboard|forecast|tax|accounts|accounting|management|boss|"
    r"speech|talk|keynote|briefing|memo|protocol|log|summary|email|mail|call|visit|tour|tender|offer|"
    r"statement|press release|"
    r"website|brochure|office|headquarters|hq|bank|investors|auditors|ministry|customs|insurer))"
)
"""What a figure is for; another noun may be an item or a line this data does not know."""
_ASKED = (
    r"(?:asked|asks|wants?\sto\sknow|wanted\sto\sknow|would\slike\sto\sknow|needs?\sto\sknow|"
    r"(?:is|are)\sasking|requested|wonders?)(?:\s(?:me|us|for|about|whether|if))*"
)
_SOMEBODY = r"(?:(?:the|our|my|a|an)\s[a-z' -]{3,50}?|(?-i:[A-Z][a-z]+)(?:\sfrom\s[a-z]+)?)"
_ENGLISH = re.compile(
    rf"^\s*(?:(?:hi|hello|hey)[\s,.!]+)?(?P<why>(?:for|regarding)\s{_FOR}(?:[:,]|(?=\s(?:list|show|give|please|i\sneed|can|could)\b))|"
    rf"(?:dear\s[a-z ]{{2,20}},\s*)?{_SOMEBODY}\s{_ASKED}[,:]?|"
    rf"for\s{_FOR}\s(?:i|we)\s(?:must|need\sto|have\sto|want\sto)\s(?:know|see|have|get)[,:]?)\s+(?P<rest>\S.{{6,}})$",
    re.IGNORECASE | re.DOTALL,
)
"""A reason in English: "For traceability: ...", "The chairman would like to know ..."."""
_NARROWS = re.compile(
    r"(?:수출|내수|수입|판매|출하|야간|주간)[가-힣]{0,2}(?:인데|이라|라서)|[가-힣]만\s|제외|빼고|빼서|말고|아니라|올해|작년|지난해|재작년|지난\s?[달주]|저번\s?[달주]|전월|금년|[상하]반기|품목별|"
    r"(?:비교|구분|정렬|합산|환산|평균\s?내|나눠|나누어|쪼개|합쳐|합해|더해|모아|묶어|줄\s?세워|끊어|잘라|따져)(?:해|하여)?서?,?$"
)
"""Words by which a clause says what is to be counted, or how."""
_LOOKS = re.compile(
    r"(?:(?<!물어)(?<!여쭤)보|알|찾|뽑|확인하|조회하|파악하|구하|비교하)(?:려|으려|는데|고)|(?:찾아|뽑아|확인해|조회해|파악해|봐)야"
)
"""Verbs whose object may be what is asked."""


class Parted(NamedTuple):
    """A question without the clause that says why it is asked; whether that only speaks of looking."""

    rest: str
    why: str
    looks: bool


def parted(text: str, index: ItemIndex) -> Parted | None:
    """The question and its reason, where a clause says one and names neither number nor item."""
    found = _ENGLISH.match(text) if text.isascii() else _FIRST.match(text) or _LAST.match(text)
    if found is None or _NARROWS.search(found["why"]) or _names(found["why"], index):
        return None
    return Parted(found["rest"].strip(), found["why"].strip(" :,"), bool(_LOOKS.search(found["why"])))


def _names(clause: str, index: ItemIndex) -> bool:
    """Whether a word of a clause is one of item names, perhaps with an ending."""
    names = tuple(name_words(index))
    return any(word.startswith(names) for word in words_of(clause))
