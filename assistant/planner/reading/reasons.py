"""What a figure is for and who asks, in English before a sign: "for traceability: …"."""

import re
from typing import NamedTuple

from assistant.planner.reading.mentions import name_words
from tools.items import ItemIndex
from tools.spelling import words as words_of

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
    r"(?:is|are|was|were|keeps?)\sasking|(?:is|are)\scurious|requested|wonder(?:s|ed)?)(?:\s(?:me|us|for|about|whether|if))*"
)
_SOMEBODY = (
    r"(?:(?:the|our|my|a|an)\s[a-z' -]{3,50}?|(?-i:[A-Z][a-z]+)(?:\sfrom\s[a-z]+)?|"
    r"(?:one\s)?(?:customer|client|buyer|distributor|dealer|retailer|wholesaler|boss|manager|director|management|auditor|"
    r"(?:sales|marketing|finance|quality|planning|purchasing|logistics|shipping|accounting|qa|qc)(?:\s(?:guys?|team|rep|manager|lady|people|dept))?)s?"
    r"(?:\s(?:in|from|of|at)\s(?:the\s)?[a-z]+)?)"
)
_ENGLISH = re.compile(
    rf"^\s*(?:(?:hi|hello|hey)[\s,.!]+)?(?P<why>(?:for|regarding)\s{_FOR}(?:[:,]|(?=\s(?:list|show|give|please|i\sneed|can|could)\b))|"
    rf"(?:dear\s[a-z ]{{2,20}},\s*)?{_SOMEBODY}\s{_ASKED}[,:]?|"
    rf"for\s{_FOR}\s(?:i|we)\s(?:must|need\sto|have\sto|want\sto)\s(?:know|see|have|get)[,:]?)\s+(?P<rest>\S.{{6,}})$",
    re.IGNORECASE | re.DOTALL,
)
"""A reason in English: "For traceability: ...", "The chairman would like to know ..."."""


_BUYERS = r"고객(?:사|님)?|거래처|바이어|손님|업체|대리점|구매처|클라이언트|영업(?:팀|부)?"
_BUYER = rf"(?:{_BUYERS})(?:에서|이|가|께서|측에서|분이)?"
_SOUGHT = re.compile(
    rf"^\s*(?P<who>{_BUYER})\s+(?P<ko>\S.*?)(?:을|를|에\s*대해)?\s*"
    r"(?P<why>(?:찾|원하|필요하다|달라|문의하?|물어\s*보|요청하?|궁금해\s*하)(?:고\s*(?:있|계)|시|으시|가\s*왔|[았었]|했|셨|봤|봐)?"
    r"(?:는데|은데|던데|아서|어서|여서|길래|고서|다는데|다고\s*해서)(?:요)?)\s*,?\s+(?P<rest>\S.*)$|"
    r"^\s*(?P<buyer>(?:(?:a|the|one|our|my|some)\s)?(?:customer|client|buyer|distributor|dealer|retailer|wholesaler|shop)\s"
    r"(?:(?:wants to know|would like to know|is asking|asks|asked|wonders|wanted to know)(?: me| us)? "
    r"(?:if|whether) we (?:still |also |ever )?(?:make|produce|run|manufacture|made)|"
    r"wants|needs|is looking for|was looking for|is asking (?:for|about)|asked (?:for|about)|"
    r"is interested in|would like|is after))\s"
    r"(?:(?:a|an|the|some|any|all)\s)?(?P<en>[^.,;:?]{2,40})[.,;:]\s+(?P<after>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Somebody who looks for something, which is asked about: "고객이 모카 들어간 제품 찾는데 …"."""
_SOUGHT_ITSELF = re.compile(
    r"주문|재고|가격|단가|납기|다음|이번|지난|내일|모레|\d\s*(?:개|장|월|일|주|박스)|"
    r"\b(?:orders?|stock|price|delivery|discount|by|before|until|on|this|next|last|tomorrow|today|week|month|"
    r"\d+ (?:of|units|pieces))\b",
    re.IGNORECASE,
)
"""What is no item, or a time or number of its own."""

_BOSSES = r"사장|회장|대표|이사|전무|상무|[부차과팀실반]장|대리|공장장|본부장|본사|상사|감사관|심사관"
_QUOTED = re.compile(
    rf"^\s*(?:(?:아|저기|지금|방금|오늘)\s)*(?P<who>(?:[가-힣A-Za-z]{{1,8}}\s?)?(?:{_BUYERS}|{_BOSSES})(?:님|들|분|측|쪽)?"
    r"(?:에서|이|가|께서))\s+(?P<asked>\S.*?(?:(?<=[가-힣])냐|달라|달래|는지|[은는인]가))"
    r"(?P<why>(?:고|는데|네|는|던데|길래)?요?(?:\s?(?:자꾸|계속|또|막))?"
    r"(?:\s?(?:물어|묻|하|해|그러|그래|궁금|문의|연락|전화|여쭤|여쭈|확인)[가-힣]{0,6}(?:\s[가-힣]{1,7})?)?)[\s.,?!~…]*$",
    re.DOTALL,
)
"""What somebody asks, in their words: "고객이 미드나잇 블랙 이번달 얼마나 나왔냐는데"."""
_MADE = re.compile(r"만[들든드]|생산|제조|찍|뽑|돌[렸리렸]|나[왔온오]|양품")
"""Words for making, without which somebody may ask for what was bought or is left."""


class Parted(NamedTuple):
    """A question without the clause that says why it is asked."""

    rest: str
    why: str


def parted(text: str, index: ItemIndex) -> Parted | None:
    """The question and what it is for, or who asks, where that names no item."""
    found = _ENGLISH.match(text) if text.isascii() else None
    if found is None or name_words(index) & {*words_of(found["why"])}:
        return None
    return Parted(found["rest"].strip(), found["why"].strip(" :,"))


def quoted(text: str) -> Parted | None:
    """What somebody asks of production, without who asks."""
    found = _QUOTED.match(text)
    if found is None or not _MADE.search(found["asked"]):
        return None
    asked = re.sub(r"\s?달[라래]$", " 줘", found["asked"])
    return Parted(asked, f"{found['who']} … {found['asked'].split()[-1]}{found['why']}")


def sought(text: str) -> Parted | None:
    """What somebody looks for and what is asked of it, without who looks for it."""
    found = _SOUGHT.match(text)
    if found is None or _SOUGHT_ITSELF.search(found["ko"] or found["en"]):
        return None
    if found["ko"]:
        return Parted(f"{found['ko']} {found['rest']}", f"{found['who']} … {found['why']}")
    return Parted(f"{found['en']}, {found['after']}", found["buyer"])
