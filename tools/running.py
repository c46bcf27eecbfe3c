"""Runs a tool beside an event loop: a question given up stops it, custom SQL keeps no other tool waiting."""

import asyncio
import functools
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from tools.cancellation import cancellable
from tools.registry import run
from tools.tool import Facts, Table

CUSTOM_THREADS = 16


async def run_in_thread(name: str, arguments: Mapping[str, object], facts: Facts) -> Table:
    """The tool's table; raises ToolError where it cannot answer."""
    threads = _custom_threads() if name == "execute_custom_query" else None
    with cancellable():
        work = functools.partial(copy_context().run, run, name, arguments, facts)
        return await asyncio.get_running_loop().run_in_executor(threads, work)


@functools.cache
def _custom_threads() -> ThreadPoolExecutor:
    """Threads that may all wait for custom SQL without taking one from the loop's own."""
    return ThreadPoolExecutor(CUSTOM_THREADS, thread_name_prefix="custom-sql")
