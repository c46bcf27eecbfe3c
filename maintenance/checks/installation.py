"""Python, the packages, and DuckDB's reader of SQLite files."""

import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

from assistant.settings import Settings
from maintenance.checks.finding import Finding, fail, ok

PROJECT = "production-data-hub"
LEAST_PYTHON = (3, 11)


def python(_: Settings) -> Iterator[Finding]:
    """The interpreter is new enough."""
    name = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < LEAST_PYTHON:
        yield fail("python", "doctor_python_old", version=name)
    else:
        yield ok("python", "doctor_python", version=name, path=sys.executable)


def packages(_: Settings) -> Iterator[Finding]:
    """Every package is there in a version that fits."""
    try:
        needed = [Requirement(line) for line in requires(PROJECT) or ()]
    except PackageNotFoundError:
        yield fail("packages", "doctor_not_installed")
        return
    needed = [one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    wrong = [problem for requirement in needed if (problem := _misfit(requirement))]
    if wrong:
        yield fail("packages", "doctor_packages_wrong", wrong=", ".join(wrong))
    else:
        yield ok("packages", "doctor_packages", count=len(needed))


def _misfit(requirement: Requirement) -> str | None:
    try:
        installed = version(requirement.name)
    except PackageNotFoundError:
        return requirement.name
    return None if requirement.specifier.contains(installed) else f"{requirement.name} {installed}"


def extension(_: Settings) -> Iterator[Finding]:
    """DuckDB loads its SQLite reader from the package, without the network."""
    try:
        from maintenance.builder import reader_problem
    except ImportError as error:
        yield fail("extension", "doctor_extension_wrong", reason=error)
        return
    if problem := reader_problem():
        yield fail("extension", "doctor_extension_wrong", reason=problem)
    else:
        yield ok("extension", "doctor_extension", version=version("duckdb"))
