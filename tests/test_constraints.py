"""The pinned environment: complete, and free of addresses."""

import re
from importlib.metadata import requires

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.factory import PROJECT_ROOT

PINS = [
    line for line in (PROJECT_ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")
]


def test_every_line_pins_one_package_by_its_version_alone() -> None:
    assert [pin for pin in PINS if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!_-]+", pin)] == []


def test_every_dependency_is_pinned_to_a_version_it_allows() -> None:
    pinned = dict(pin.split("==") for pin in PINS)
    versions = {canonicalize_name(name): version for name, version in pinned.items()}
    needed = [Requirement(line) for line in requires("production-data-hub") or ()]
    wrong = [
        one.name
        for one in needed
        if canonicalize_name(one.name) not in versions
        or not one.specifier.contains(versions[canonicalize_name(one.name)])
    ]
    assert needed
    assert wrong == []
