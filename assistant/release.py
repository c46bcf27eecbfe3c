"""Releases a model's words sentence by sentence, each only after its numbers were traced."""

import logging
from collections.abc import Callable

from assistant.grounding import Evidence, Verdict, check, split_sentences
from assistant.model import Correction, Model, Reply, Turn
from assistant.wording import word
from prompts import load

logger = logging.getLogger(__name__)

CORRECTIONS = 1
"""How often a model is asked once more before the answer is worded by code."""


class Release:
    """What of an answer has been shown; nothing shown is ever taken back."""

    def __init__(self, turn: Turn, show: Callable[[str], None]) -> None:
        self.text = ""
        self._turn = turn
        self._show = show
        self._pending = ""
        self._corrections = 0
        self._evidence = Evidence(turn.question, turn.now)

    async def ask(self, model: Model) -> Reply:
        """One step of the model; ungrounded words are mended by it, or else replaced by words of ours.

        Raises ModelUnavailable.
        """
        turn = self._turn
        self._evidence = Evidence(turn.question, turn.now, turn.results, turn.history)
        self._pending = ""
        shown = len(self.text)
        try:
            reply = await model.ask(turn, self._say)
            if len(self.text) == shown and not self._pending:
                self._pending = reply.text  # the model did not stream
            self._release_whole(final=True)
            return reply
        except _Ungrounded as ungrounded:
            return await self._mend(model, ungrounded.verdict)

    async def _mend(self, model: Model, verdict: Verdict) -> Reply:
        logger.warning("ungrounded words of %s:\n%s", model.name, verdict.reason)
        if self._corrections == CORRECTIONS:
            return self._word_by_code()
        self._corrections += 1
        correction = load("ungrounded", reasons=verdict.reason, shown=self.text or "-")
        self._turn.messages.append(Correction(correction))
        return await self.ask(model)

    async def _say(self, piece: str) -> None:
        self._pending += piece
        self._release_whole()

    def _release_whole(self, *, final: bool = False) -> None:
        sentences, self._pending = split_sentences(self._pending, final=final)
        for sentence in sentences:
            verdict = check(sentence, self._evidence, said=self.text)
            if not verdict.ok:
                raise _Ungrounded(verdict)
            self._add(sentence)

    def _word_by_code(self) -> Reply:
        text = word(self._turn.results, self._turn.language)
        self._add(f"\n\n{text}" if self.text else text)
        return Reply(text)

    def _add(self, sentence: str) -> None:
        self.text += sentence
        self._show(sentence)


class _Ungrounded(Exception):
    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict)
        self.verdict = verdict
