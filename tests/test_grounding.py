"""The number lock on drafted answers over real results: wrong ones are caught, right ones pass."""

import pytest

from tests.drafts import Draft, claims_of, drafts

SUITE = drafts("hallucinations.jsonl")
WRONG = [draft for draft in SUITE if draft.wrong]
RIGHT = [draft for draft in SUITE if not draft.wrong]


def _named(draft: Draft) -> str:
    return f"{draft.question}-{draft.language}-{draft.wrong or 'right'}"


def test_the_suite_is_large_and_even() -> None:
    assert len(SUITE) >= 150
    assert 0.4 <= len(WRONG) / len(SUITE) <= 0.6


@pytest.mark.parametrize("draft", WRONG, ids=_named)
def test_a_wrong_answer_is_caught(draft: Draft) -> None:
    claims = claims_of(draft)
    assert claims, draft.answer
    assert all(claim.reason for claim in claims)


def test_right_answers_pass() -> None:
    stopped = {draft.answer: claims for draft in RIGHT if (claims := claims_of(draft))}
    assert len(stopped) <= 0.03 * len(RIGHT), stopped
