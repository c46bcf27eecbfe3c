"""The lock itself: a sentence may be shown when everything it claims is supported."""

from assistant.grounding.evidence import Evidence
from assistant.grounding.verdict import Verdict


def check(sentence: str, evidence: Evidence, said: str = "") -> Verdict:
    """Trace every claim of `sentence`; `said` is the text of the same answer already accepted."""
    return Verdict()
