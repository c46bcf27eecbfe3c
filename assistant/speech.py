"""Says a streamed reply as it settles: whole sentences, each once, even when the stream is made again."""

from assistant.grounding import split_sentences
from assistant.model import Say, Whole
from assistant.tags import Tag, may_become_tag, split_tag


def settled(text: str) -> str:
    """The text up to its last sentence end, so that no number can be cut in two."""
    return "".join(split_sentences(text)[0])


class Speech:
    """What was said of one reply, over all tries to get it.

    Where `live` is false, nothing is said before the reply is whole.
    """

    def __init__(self, say: Say, *, live: bool) -> None:
        self.said = ""
        self._say = say
        self._live = live
        self._earlier = ""  # said in earlier tries
        self._earlier_tag: Tag = ("ok", None)
        self._heard = ""

    def begin(self) -> None:
        """A new try: what was said stays said, the rest of the last try is dropped."""
        self._earlier_tag = self.tag
        self._earlier, self._heard = self.said, ""

    async def hear(self, piece: str) -> None:
        """Take a piece of the stream."""
        self._heard += piece
        if self._live and piece and not may_become_tag(self._heard) and not self._repeats:
            await self._say_up_to(settled(self.text))

    async def close(self, *, whole: bool) -> None:
        """End the reply; where it is not whole its last, unfinished sentence is dropped."""
        await self._say_up_to(self.text if whole else settled(self.text))

    async def add(self, sentence: str) -> None:
        """Say a sentence of ours after the model's."""
        gap = "" if not self.said or self.said[-1].isspace() else " "
        await self._say_up_to(self.said + gap + sentence)

    @property
    def text(self) -> str:
        """The reply so far, without its tag: what was said before and what this try adds."""
        heard = split_tag(self._heard)[2]
        if not self._earlier or heard.startswith(self._earlier):
            return heard
        return self._earlier if self._repeats else self._earlier + heard.lstrip()

    @property
    def tag(self) -> Tag:
        """Status and reason the model declared, in whichever try."""
        status, reason, _ = split_tag(self._heard)
        return self._earlier_tag if status == "ok" and self._earlier else (status, reason)

    @property
    def _repeats(self) -> bool:
        """Whether this try has so far only begun to repeat what was said."""
        heard = split_tag(self._heard)[2]
        return len(heard) < len(self._earlier) and self._earlier.startswith(heard)

    async def _say_up_to(self, text: str) -> None:
        fresh = text[len(self.said) :]
        if fresh:
            self.said += fresh
            await self._say(Whole(fresh))
