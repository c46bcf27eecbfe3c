"""The items to choose from where a question's item was ambiguous, each with the question that chooses it."""

from tools.tool import ToolError


def choices_of(question: str, error: ToolError) -> dict[str, str]:
    """Label of each choice and the question to send for it; the code takes the place of the doubtful text."""
    text = str(error.values.get("text", ""))
    return {
        f"{item.code} {item.name or ''}".strip(): _chosen(question, text, item.code) for item in error.choices
    }


def _chosen(question: str, text: str, code: str) -> str:
    return question.replace(text, code, 1) if text and text in question else f"{code} {question}"
