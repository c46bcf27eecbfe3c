"""How much one model-written query may use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the query processes and of one answer."""

    seconds: float = 10.0
    """Time for one query, after which its process is killed."""
    wait_seconds: float = 10.0
    """Time a query may wait for a process that is free."""
    start_seconds: float = 30.0
    """Time for a process to come up."""
    processes: int = 2
    """Queries that may run at once; each has a process of its own."""
    threads: int = 1
    """Threads of the engine; with one, equal queries give equal row orders and sums."""
    engine_mb: int = 384
    """Memory that the engine may plan with."""
    resident_mb: int = 768
    """Resident memory at which a process is killed."""
    address_space_mb: int = 2048
    """Address space that the operating system grants a process, where it can."""
    rows: int = 1_000
    """Rows of an answer; more are cut off and said to be."""
    answer_bytes: int = 500_000
    """Size of an answer's rows; more are cut off and said to be."""
    cell_characters: int = 10_000
    """Length of a single text; a longer one is an error."""
