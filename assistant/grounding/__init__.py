"""The number lock: every numeral of an answer is traced to the results it rests on."""

from assistant.grounding.evidence import Evidence
from assistant.grounding.lock import check
from assistant.grounding.sentences import split_sentences
from assistant.grounding.verdict import Claim, Verdict

__all__ = ["Claim", "Evidence", "Verdict", "check", "split_sentences"]
