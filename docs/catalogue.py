"""The shipped rules in, docs/rules.md out: `python docs/catalogue.py` writes it, and a test holds it to the rules."""

from __future__ import annotations

from pathlib import Path

from factcheck.examples import examples_of
from factcheck.rulebook import shipped_rules

TARGET = Path(__file__).parent / "rules.md"
HEAD = """# The rules

Written from the rule files by `make docs`. `factcheck rules show ID` shows a rule with more of its examples.
"""


def page() -> str:
    """The whole catalogue."""
    families: dict[str, list[str]] = {}
    for rule in shipped_rules():
        lines = [f"### {rule.id}", "", f"{rule.title}. *{rule.severity}*", "", rule.why]
        if rule.never:
            lines += ["", f"Never flagged: {rule.never}"]
        lines += ["", f"Check: `{rule.check.text}`", ""]
        for language in rule.examples:
            wrong = next((e for e in examples_of(rule) if e.language == language and e.kind == "fail"), None)
            if wrong is not None:
                lines.append(f"- flagged: {' '.join(wrong.text.split())}")
        families.setdefault(rule.family, []).append("\n".join(lines))
    parts = [f"## {family}\n\n" + "\n\n".join(families[family]) for family in sorted(families)]
    return HEAD + "\n" + "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
