"""Chainlit's conversations, feedback and users, kept in our own database."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

from chainlit.context import context
from chainlit.data.base import BaseDataLayer
from chainlit.data.utils import queue_until_user_message
from chainlit.element import Element, ElementDict
from chainlit.step import StepDict
from chainlit.types import Feedback, PageInfo, PaginatedResponse, Pagination, ThreadDict, ThreadFilter
from chainlit.user import PersistedUser, User

from assistant.page.feedback import FeedbackBook
from assistant.page.history import History, StoredUser
from assistant.page.redraw import redrawn_thread
from assistant.page.state import State
from assistant.page.unfinished import end_unfinished

Result = TypeVar("Result")


class DataLayer(BaseDataLayer):
    """Passes Chainlit's calls on to the history, off the event loop and in their order.

    `today` gives the present day in the factory's time zone.
    """

    def __init__(self, state: State, today: Callable[[], date]) -> None:
        self._state = state
        self._today = today
        self._history = History(state)
        self._feedback = FeedbackBook(state)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="history")

    async def _run(self, work: Callable[..., Result], *arguments: Any, **named: Any) -> Result:
        call = partial(work, *arguments, **named)
        return await asyncio.get_running_loop().run_in_executor(self._thread, call)

    async def cut(self, thread_id: str, step_id: str) -> None:
        """Forget what came after a step of a conversation."""
        await self._run(self._history.cut, thread_id, step_id)

    async def end_unfinished(self) -> int:
        """Say of questions that another process left unanswered that they were interrupted."""
        return await self._run(end_unfinished, self._history, self._today())

    async def expire(self, days: int) -> int:
        """Forget conversations that rested for that many days; returns how many they were."""
        return await self._run(self._history.expire, days)

    async def get_user(self, identifier: str) -> PersistedUser | None:
        """The user of that name."""
        user = await self._run(self._history.user, identifier)
        return _persisted(user) if user else None

    async def create_user(self, user: User) -> PersistedUser | None:
        """The user of that name, new where there was none."""
        return _persisted(await self._run(self._history.add_user, user.identifier, user.metadata))

    async def upsert_feedback(self, feedback: Feedback) -> str:
        """Keep what a person thinks of an answer."""
        return await self._run(self._feedback.put, feedback.forId, feedback.value, feedback.comment)

    async def delete_feedback(self, feedback_id: str) -> bool:
        """Take an opinion back."""
        return await self._run(self._feedback.remove, feedback_id)

    @queue_until_user_message()
    async def create_step(self, step_dict: StepDict) -> None:
        """Keep a step."""
        await self._run(self._history.put_step, cast(dict[str, Any], step_dict))

    @queue_until_user_message()
    async def update_step(self, step_dict: StepDict) -> None:
        """Keep a step as it now is."""
        await self._run(self._history.put_step, cast(dict[str, Any], step_dict))

    @queue_until_user_message()
    async def delete_step(self, step_id: str) -> None:
        """Forget a step."""
        await self._run(self._history.remove_step, step_id)

    @queue_until_user_message()
    async def create_element(self, element: Element) -> None:
        """Keep an element of this session's thread; the browser may name no other."""
        body = cast(dict[str, Any], element.to_dict())
        if body["threadId"] == context.session.thread_id:
            await self._run(self._history.put_element, body)

    async def get_element(self, thread_id: str, element_id: str) -> ElementDict | None:
        """An element of a thread."""
        element = await self._run(self._history.element, thread_id, element_id)
        return cast(ElementDict | None, element)

    @queue_until_user_message()
    async def delete_element(self, element_id: str, thread_id: str | None = None) -> None:
        """Forget an element of this session's thread."""
        await self._run(self._history.remove_element, context.session.thread_id, element_id)

    async def get_thread_author(self, thread_id: str) -> str:
        """Name of the user whose thread it is, empty where there is none."""
        return await self._run(self._history.author, thread_id) or ""

    async def delete_thread(self, thread_id: str) -> None:
        """Forget a conversation."""
        await self._run(self._history.remove_thread, thread_id)

    async def list_threads(
        self, pagination: Pagination, filters: ThreadFilter
    ) -> PaginatedResponse[ThreadDict]:
        """A page of the user's conversations."""
        assert filters.userId is not None  # Chainlit fills it in from the login
        page = await self._run(
            self._history.threads,
            filters.userId,
            search=filters.search,
            after=pagination.cursor,
            first=pagination.first,
        )
        ids = [thread["id"] for thread in page.threads]
        info = PageInfo(page.more, ids[0] if ids else None, ids[-1] if ids else None)
        return PaginatedResponse(pageInfo=info, data=cast(list[ThreadDict], page.threads))

    async def get_thread(self, thread_id: str) -> ThreadDict | None:
        """A whole conversation, its answers drawn anew from their results."""
        return cast(ThreadDict | None, await self._run(self._drawn, thread_id))

    def _drawn(self, thread_id: str) -> dict[str, Any] | None:
        thread = self._history.thread(thread_id)
        return thread and redrawn_thread(thread, self._today())

    async def update_thread(
        self,
        thread_id: str,
        name: str | None = None,
        user_id: str | None = None,
        metadata: dict[str, Any] | None = None,
        tags: list[str] | None = None,
    ) -> None:
        """Make a conversation, or bring it up to date; tags are not used."""
        await self._run(
            self._history.put_thread, thread_id, name=name, user_id=user_id, metadata=metadata or {}
        )

    async def build_debug_url(self) -> str:
        """There is none."""
        return ""

    async def get_favorite_steps(self, user_id: str) -> list[StepDict]:
        """There are none."""
        return []

    async def close(self) -> None:
        """Give the database back."""
        await self._run(self._state.close)


def _persisted(user: StoredUser) -> PersistedUser:
    return PersistedUser(
        id=user.id, createdAt=user.created_at, identifier=user.identifier, metadata=dict(user.metadata)
    )
