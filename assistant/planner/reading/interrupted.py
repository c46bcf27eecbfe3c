"""English interruptions that take something back, put as one sign: "September – no, sorry, October"."""

import re

BREAK = "\u2e3a"
"""A two-em dash stands for "no, I mean"."""
_SHUT = (
    r"(?:(?:oh|ah|or|hm+|er+m?|uh+m?)?[,\s]*no(?:[,\s]+no)*|nope|nah|sorry|pardon(?: me)?|excuse me|"
    r"forgive me|oops|whoops|wait|wrong|my (?:mistake|bad|error)|er+m?|uh+m?|hm+|oh|rather|better)"
)
"""Words that interrupt only between signs: "no production" and "sorry for asking" do not."""
_OPEN = (
    r"(?:(?:no,? )?i (?:mean|meant|should say|should have said|wanted)(?: to say)?|or (?:rather|better)|"
    r"(?:scratch|strike|forget|cancel|make) that|hang on|hold on|correction|on second thoughts?|"
    r"let(?:'s| us) (?:say|make it)|let me (?:correct|rephrase)(?: that| it| myself)?)"
)
_SIGN = r"(?:\.{2,}|[,…–—]|\s-(?=\s))"
_ONE = rf"(?:{_SHUT}\s*{_SIGN}|{_OPEN}\b(?:\s*{_SIGN})?)"
_MARK = re.compile(
    rf"(?<=\w)['\"”]?\s*{_SIGN}\s*(?:(?:oh|ah|or|well|actually|hm+|er+m?|uh+m?)[,\s]+)?{_ONE}(?:\s*{_ONE})*"
    r"\s(?!\s*(?:and|plus|but|only|which|what|how|when|why|could|can|would|please|more|thanks|my|"
    r"do|did|does|is|are|was|were|have|has)\b)",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    rf"({BREAK}[^.;:?!–—{BREAK}]{{2,40}}?),?\s(?:i (?:mean|meant|should say|should have said|wanted)|it was|"
    r"is what i (?:need|want|mean)(?:ed)?|is enough)\b",
    re.IGNORECASE,
)
"""What says once more, behind it, that something was taken back."""


def with_breaks(text: str) -> str:
    """The text with a dash for each interruption."""
    return _TRAIL.sub(r"\1", _MARK.sub(f" {BREAK} ", text))
