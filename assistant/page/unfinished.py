"""Questions that a killed process left unanswered: ended in the history, with a sentence that says so."""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.language import language_of
from assistant.page.history import History, now
from assistant.page.words import Words

Step = dict[str, Any]


def end_unfinished(history: History, today: date) -> int:
    """End every step that was left without an end; returns how many questions that were."""
    count = 0
    for step, question in history.unfinished():
        words = Words(language_of(question, "ko"), today)
        for ended in _ended(step, words):
            history.put_step(ended)
        count += step["type"] == "run"
    return count


def _ended(step: Step, words: Words) -> Iterator[Step]:
    ended = step | {"end": step.get("start") or step["createdAt"]}
    if step["type"] == "run":
        said = {"id": str(uuid.uuid4()), "parentId": step["id"], "createdAt": now()}
        yield ended
        yield (
            ended
            | said
            | {
                "type": "assistant_message",
                "name": "Production Data Hub",
                "output": words.say("answer.interrupted"),
            }
        )
    else:
        yield ended | {"name": words.say("step.stopped", step=step["name"])}
