"""The orders in which dates are written, as one pattern over the symbols of date tokens.

Every order is tried in every language: day month year, month day year, year month day, with a weekday or "yesterday" before.
In the patterns a letter is a token and the mark between two letters is the gap (see calendar_words).
"""

from __future__ import annotations

from factcheck.patterns import compiled

_D = "[di]"  # "12", «السابع»
_M = "[mv]"
_W = "[wu]"
_Y = "y(?: [eE])?"
_B = rf"(?:l )?(?:r[ ,~(])?(?:{_W}(?: [LJ])?[ ,~)N=])?"  # "yesterday, Friday"; «السبت الماضي»
_WS = f"(?:{_W}[&,-]){{0,6}}"
_YEAR_AFTER = rf"(?:[ ,~=/N]{_Y})?"
_L = "(?: [LJ])?"
_P = "(?:p[ ~-])?"

# Longer forms first: at each place the first that fits is read. Lists are bounded, lest a column of numbers take quadratic time.
_FORMS: tuple[tuple[str, str], ...] = (
    (
        "days",
        rf"{_WS}{_B}{_D}[-&,](?:(?:{_W}[ ,~])?{_D}[-&,]){{0,9}}(?:{_W}[ ,~])?(?:d[ ~N]|i~){_M}{_YEAR_AFTER}{_L}",
    ),  # 4 to 9 November 2023
    (
        "days",
        rf"{_WS}{_B}{_M}[ ~N]d(?:[,&-](?:{_W}[ ,~])?d){{0,9}}[&-](?:{_W}[ ,~])?d(?![ ~/-]{_M}){_YEAR_AFTER}",
    ),  # Jan. 1-5
    ("full", rf"{_B}(?:d[ ~N/-]|i~){_M}(?:[ ,~=/N-]{_Y})?{_L}"),
    ("full", rf"{_B}{_M}(?:[ ~N]d|~i){_YEAR_AFTER}"),
    ("full", rf"y[ ,/-]{_M}[ /-]d"),
    ("full", rf"{_B}(?:n[ ~]{_M}|{_M}[ ~]n)[ ,~]{_Y}"),  # 32 June 2024 is read as it stands
    ("full", rf"{_B}(?:[di]~j|[di][ ~]J)"),  # the 12th of this month; «14 الجاري»
    ("numeric", rf"y-[dn]-[dn]|y/[dn]/[dn]|{_B}[dn]/[dn]/[ydn]|{_B}d-d-y|{_B}D"),
    ("month", rf"{_P}(?:l )?{_M}(?:[ ,~=/N]{_Y})?{_L}"),
    ("quarter", rf"{_P}q(?:[ ,~=]f)?(?:[ ,~=]{_Y})?{_L}|{_P}h(?:[ ,~=]f)?[ ,~=]{_Y}|y[ ,~]q|{_P}H"),
    ("season", rf"{_P}s[ ~=](?:y[/-][ydn]|{_Y})"),
    ("fiscal", rf"f[ ~=-]?(?:y[/-][ynd]|{_Y}|[nd])"),
    ("century", rf"{_P}(?:o(?: e)?|d[ -]C(?: e)?|C[ ~]d)"),
    ("decade", r"(?:p[ ~-])?k"),
    ("era", r"[ydn] e|e [ydn]|y E"),
    ("short", r"y[/-][nd](?![/-])"),
    ("weekday", rf"(?:l )?r(?:[ ,~(]{_W}(?! L))?|(?:l )?{_W}{_L}"),
    ("years", r"(?:p[ ~=-])?y(?:[,&/-](?:p[ ~=-])?y)*"),
)
FORM = compiled("|".join(f"(?P<{name}_{i}>{pattern})" for i, (name, pattern) in enumerate(_FORMS)))
NUMERIC = compiled(r"(\d+)( ?/ ?|[.-])(\d+)\2(\d+)\Z")  # a date in figures, tight
