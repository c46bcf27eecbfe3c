"""The number lock on the drafted answers of the tests: `python -m benchmarks.grounding`."""

from collections import Counter

from tests.drafts import claims_of, drafts


def main() -> None:
    """Print how many wrong drafts were caught and how many right ones passed, by language."""
    found: Counter[tuple[str, bool, bool]] = Counter()
    for draft in drafts("hallucinations.jsonl"):
        found[draft.language, bool(draft.wrong), bool(claims_of(draft))] += 1
    print("| language | wrong | caught | right | passed |")
    print("|---|---|---|---|---|")
    for language in ("ko", "en"):
        caught, missed = found[language, True, True], found[language, True, False]
        passed, stopped = found[language, False, False], found[language, False, True]
        print(f"| {language} | {caught + missed} | {caught} | {passed + stopped} | {passed} |")


if __name__ == "__main__":
    main()
