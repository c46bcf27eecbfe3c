"""Releases a model's words sentence by sentence, each only after its numbers were traced."""

import logging
from collections.abc import Callable

from assistant.grounding import Evidence, Verdict, check, split_sentences
from assistant.model import PLANNER, Correction, Model, Reply, Turn, Whole
from assistant.planner.speaking.restate import restate
from prompts import load

logger = logging.getLogger(__name__)

CORRECTIONS = 1
"""How often a model is asked once more before the answer is worded by code."""


class Release:
    """What of an answer has been shown; nothing shown is ever taken back.

    `opening` is a sentence of ours to show before the model's first.
    """

    def __init__(self, turn: Turn, show: Callable[[str], None]) -> None:
        self.text = ""
        self._turn = turn
        self._show = show
        self.opening = ""
        self._pending = ""
        self._heard = ""
        self._gap = ""
        self._shown: set[str] = set()
        self._again = False  # the model may repeat what was shown
        self._strict = True  # an ungrounded sentence sends the model back; the planner only loses it
        self._corrections = 0
        self._evidence = Evidence(turn.question, turn.now)

    async def ask(self, model: Model) -> Reply:
        """One step of the model; ungrounded words are mended by it, or else replaced by words of ours.

        Raises ModelUnavailable.
        """
        turn = self._turn
        results = turn.last_results if model.name == PLANNER else turn.results  # it words each step by itself
        self._evidence = Evidence(turn.question, turn.now, results, turn.history)
        self._pending = self._heard = ""
        shown = len(self.text)
        self._strict = model.name != PLANNER
        try:
            reply = await model.ask(turn, self._say)
            if len(self.text) == shown and not self._pending:
                self._pending = self._heard = reply.text  # the model did not stream
            self._release_whole(final=True)
            return reply
        except _Ungrounded as ungrounded:
            return await self._mend(model, ungrounded.verdict)

    async def _mend(self, model: Model, verdict: Verdict) -> Reply:
        logger.warning("ungrounded words of %s:\n%s", model.name, verdict.reason)
        if self._corrections == CORRECTIONS:
            return self.word_by_code()
        self._corrections += 1
        self._again = True
        self._turn.messages.append(Reply(self._heard))
        correction = load("ungrounded", reasons=verdict.reason, shown=self.text or "-")
        self._turn.messages.append(Correction(correction))
        return await self.ask(model)

    async def _say(self, piece: str) -> None:
        self._pending += piece
        self._heard += piece
        self._release_whole(final=isinstance(piece, Whole))

    def _release_whole(self, *, final: bool = False) -> None:
        sentences, self._pending = split_sentences(self._pending, final=final)
        for sentence in sentences:
            if self._again and sentence.strip() in self._shown:
                continue
            verdict = check(sentence, self._evidence, said=self.text)
            if verdict.ok or self._asks_back:
                self._add(sentence)
            elif self._strict:
                raise _Ungrounded(verdict)
            else:
                logger.error("a sentence of the planner is not grounded: %s\n%s", sentence, verdict.reason)
                self._make_good()

    @property
    def _asks_back(self) -> bool:
        """Whether these are the planner's words with nothing found: its figures are those of the question."""
        return not (self._strict or self._turn.results)

    def _make_good(self) -> None:
        """Tell the results in words of ours where the planner's first sentence was lost."""
        if self.text:
            return
        self._again = True  # the basis is told there, too
        words = restate(self._turn.last_results, self._turn.language, self._turn.facts.today)
        for sentence in split_sentences(f"{words}\n\n", final=True)[0]:
            self._add(sentence)

    def word_by_code(self) -> Reply:
        """End the answer in words of ours, made from the results alone."""
        turn, results = self._turn, self._turn.results
        text = restate(results, turn.language, turn.facts.today)
        self.close_with(text)
        return Reply(text) if results else Reply(text, status="refused", reason="ungrounded")

    def begin_again(self) -> None:
        """Let another model go on: what was shown stays, and what it says stands apart from it."""
        self.opening = ""
        self._gap = "\n\n"
        self._again = True
        self._corrections = 0

    def close_with(self, sentence: str) -> None:
        """End the answer with a sentence of ours."""
        self._gap = "\n\n"
        self._add(sentence)

    def _add(self, sentence: str) -> None:
        if self.text:
            sentence = self._gap + sentence
        elif self.opening:
            sentence = f"{self.opening} {sentence}"
        self._gap = ""
        self._shown.add(sentence.strip())
        self.text += sentence
        self._show(sentence)


class _Ungrounded(Exception):
    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict)
        self.verdict = verdict
