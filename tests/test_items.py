"""Items are found in any spelling, and never guessed."""

from pathlib import Path

import pytest

from tests.factory import record, write_archive, write_live
from tests.facts import facts_of
from tools.items import ItemIndex, index_of, resolve

ROWS = [
    record("2026-01-05", "BW0021", 1, "모카 브라운 원데이"),
    record("2026-01-05", "BW0022", 1, "모카 그레이 원데이"),
    record("2026-01-05", "bw0022 ", 1, "모카 그레이 원데이 "),
    record("2026-01-05", "CT0021", 1, "클리어 토릭 먼슬리 3P"),
    record("2026-01-05", "CT0036", 1, "클리어 토릭 먼슬리 6P"),
    record("2026-02-05", "CT0023", 1, "소프트 클리어"),
    record("2026-01-05", "SI-0300", 1, "Silicone Comfort 1-Day"),
    record("2026-01-05", "X9", 1, None),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> ItemIndex:
    folder = tmp_path_factory.mktemp("items")
    write_archive(folder, 2025, [record("2025-03-01", "CT0023", 9, "아쿠아 라이트")])
    write_live(folder, ROWS)
    return index_of(facts_of(folder).generation)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BW0021", "BW0021"),
        (" bw0022", "BW0022"),
        ("ＢＷ００２１", "BW0021"),
        ("CT-0021", "CT0021"),
        ("SI0300", "SI-0300"),
        ("si 0300", "SI-0300"),
        ("x9", "X9"),
        ("모카 브라운 원데이", "BW0021"),
        ("모카브라운원데이", "BW0021"),
        ("silicone comfort 1day", "SI-0300"),
        ("아쿠아 라이트", "CT0023"),  # its name until 2025
        ("클리어 토릭 먼슬리 3P", "CT0021"),
    ],
)
def test_whole_codes_and_names_mean_their_item(index: ItemIndex, text: str, code: str) -> None:
    match = resolve(index, text)
    assert match.item is not None
    assert (match.item.code, match.how in ("code", "name")) == (code, True)


@pytest.mark.parametrize(
    ("text", "code", "how"),
    [
        ("브라운", "BW0021", "part"),
        ("원데이 그레이", "BW0022", "part"),
        ("BW0021 모카 브라운", "BW0021", "part"),
        ("comfort", "SI-0300", "part"),
        ("0036", "CT0036", "part"),
        ("모카 브라은 원데이", "BW0021", "typo"),
        ("모카브라은원데이", "BW0021", "typo"),
        ("모카 그래이", "BW0022", "typo"),
        ("Silicon Confort", "SI-0300", "typo"),
        ("Silicone Comfrot", "SI-0300", "typo"),
        ("클리어 토릭 먼슬지 6P", "CT0036", "typo"),
    ],
)
def test_parts_and_small_typos_mean_the_only_item_that_fits(
    index: ItemIndex, text: str, code: str, how: str
) -> None:
    match = resolve(index, text)
    assert (match.item and match.item.code, match.how) == (code, how)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("모카", {"BW0021", "BW0022"}),
        ("클리어 토릭", {"CT0021", "CT0036"}),
        ("0021", {"BW0021", "CT0021"}),
        ("클리어 토릭 먼슬지", {"CT0021", "CT0036"}),
    ],
)
def test_what_fits_several_items_is_a_choice(index: ItemIndex, text: str, codes: set[str]) -> None:
    match = resolve(index, text)
    assert match.item is None
    assert {entry.code for entry in match.hits} == codes


@pytest.mark.parametrize(
    "text",
    [
        "BW0020",  # another code is another item, however like
        "BW002",
        "BW0O21",
        "모카 블루 원데이",
        "모카 브라운 투데이",
        "클리어 토릭 먼슬리 9P",
        "2",
        "-",
        "'; DROP TABLE items; --",
    ],
)
def test_nothing_is_guessed_but_the_three_nearest_are_named(index: ItemIndex, text: str) -> None:
    match = resolve(index, text)
    assert (match.item, match.hits, match.how) == (None, (), "none")
    assert len(match.nearest) == 3


def test_the_nearest_of_a_misspelt_code_is_that_code(index: ItemIndex) -> None:
    assert resolve(index, "BW0O21").nearest[0].code == "BW0021"


@pytest.mark.parametrize(
    ("keyword", "codes"),
    [
        ("BW0021", ["BW0021"]),
        ("ct00", ["CT0023", "CT0021", "CT0036"]),
        ("ct-0021", ["CT0021"]),
        ("BW0O21", ["BW0021"]),
        ("day", ["SI-0300"]),
        ("1 day", ["SI-0300"]),
        ("모가 브라운", ["BW0021"]),
        ("라이트", ["CT0023"]),
        ("전혀없는이름", []),
        ("!!!", []),
    ],
)
def test_a_search_lists_what_fits(index: ItemIndex, keyword: str, codes: list[str]) -> None:
    found = [entry.code for entry in index.search(keyword, 50)]
    assert found[: len(codes)] == codes if keyword == "BW0O21" else found == codes


def test_whole_matches_come_before_beginnings_and_those_before_parts(tmp_path: Path) -> None:
    named = {"A1": "블루", "A2": "블루 원데이", "A3": "라이트 블루", "블루": "B"}
    write_live(tmp_path, [record("2026-01-05", code, 1, name) for code, name in named.items()])
    index = index_of(facts_of(tmp_path).generation)
    assert [entry.code for entry in index.search("블루", 10)] == ["블루", "A1", "A2", "A3"]


def test_an_empty_keyword_lists_all_items_by_code(index: ItemIndex) -> None:
    codes = [entry.code for entry in index.search(" ", 50)]
    assert codes == ["BW0021", "BW0022", "CT0021", "CT0023", "CT0036", "SI-0300", "X9"]


def test_an_item_keeps_every_name_and_its_days_over_all_sources(index: ItemIndex) -> None:
    entry = index["CT0023"]
    assert entry.names == ("소프트 클리어", "아쿠아 라이트")
    assert (entry.first_day, entry.last_day) == ("2025-03-01", "2026-02-05")
    assert (entry.records, entry.quantity) == (2, 10)


def test_an_item_without_a_name_has_none(index: ItemIndex) -> None:
    assert index["X9"].name is None


def test_spellings_that_differ_only_in_marks_are_a_choice_where_both_exist(tmp_path: Path) -> None:
    write_live(tmp_path, [record("2026-01-05", "CT0021", 1), record("2026-01-05", "CT-0021", 1)])
    index = index_of(facts_of(tmp_path).generation)
    assert resolve(index, "CT-0021").item is not None
    assert {entry.code for entry in resolve(index, "CT 0021").hits} == {"CT0021", "CT-0021"}


def test_a_new_generation_has_its_own_dictionary(tmp_path: Path) -> None:
    write_live(tmp_path, [record("2026-01-05", "A1", 1)])
    before = facts_of(tmp_path)
    assert index_of(before.generation) is index_of(before.generation)
    write_live(tmp_path, [record("2026-01-06", "A2", 1)])
    after = facts_of(tmp_path)
    assert resolve(index_of(before.generation), "A2").item is None
    assert resolve(index_of(after.generation), "A2").item is not None
