"""What became of a sentence under the lock."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """A piece of the sentence that no evidence supports, and why, in English for the model."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The ungrounded claims of a sentence; none when it may be shown."""

    claims: tuple[Claim, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything the sentence claims is supported."""
        return not self.claims

    @property
    def reason(self) -> str:
        """All that was wrong, as one English text for the model."""
        return "\n".join(f"- {claim.text}: {claim.reason}" for claim in self.claims)
