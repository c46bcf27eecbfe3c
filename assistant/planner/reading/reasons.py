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
