"""Errors addressed to the person at the console."""

from maintenance.messages import say


class OperatorError(Exception):
    """What went wrong and what to do, as one sentence from `messages.toml`."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        super().__init__(say(key, **values))


class PassedOn(OperatorError):
    """A sentence that another process of ours has said already."""

    def __init__(self, sentence: str) -> None:
        Exception.__init__(self, sentence)
        self.key = "passed_on"
