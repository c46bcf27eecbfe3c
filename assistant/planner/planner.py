"""The built-in model: reads a question by a small lexicon and grammar, calls the tools, words the results."""

from assistant.model import Reply, Say, Turn
from assistant.planner.asking.decline import Decline
from assistant.planner.calling.calls import calls_of
from assistant.planner.frame import Frame
from assistant.planner.reading.instead import wordings
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.speaking.speak import speak
from assistant.planner.speaking.suggesting import suggestions_of
from assistant.planner.speaking.texts import Texts
from assistant.planner.understanding import understood


class Planner:
    """Answers with no key and no network; what it cannot read for certain it asks back."""

    def __init__(self) -> None:
        """Loads its words, so that the first question waits no longer than the next."""
        wordings()
        vocabulary()

    @property
    def name(self) -> str:
        """The engine's name in answers."""
        return "planner"

    async def ask(self, turn: Turn, say: Say) -> Reply:
        """The calls the question needs, then their results in words."""
        frame = _begun(turn) or understood(turn)
        texts = Texts(turn.language)
        if isinstance(frame, Decline):
            return await _declined(frame, texts, say)
        if not turn.results:
            return Reply(calls=calls_of(frame), native=frame)
        text = speak(frame, turn.results, texts, turn.facts.today)
        await say(text)
        return Reply(text, suggestions=suggestions_of(frame, turn.results, texts))


async def _declined(decline: Decline, texts: Texts, say: Say) -> Reply:
    text = texts.say(decline.phrase, **decline.values)
    await say(text)
    suggestions = decline.suggestions or tuple(texts.of("suggest.general"))
    return Reply(text, status=decline.status, reason=decline.reason, suggestions=suggestions)


def _begun(turn: Turn) -> Frame | None:
    """The frame that the calls of this turn were made for, so that the question is read once."""
    said = (message.native for message in turn.messages if isinstance(message, Reply))
    return next((frame for frame in said if isinstance(frame, Frame)), None)
