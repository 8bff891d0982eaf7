"""Where a report is filed from, by how its first line opens."""

from __future__ import annotations

import re

DATELINE = re.compile(
    r"^[^a-z]{0,3}[A-Z][\w .,'’/-]{1,60}?\s*(?:\([^)]{2,40}\)\s*)?(?:[–—:]|-{1,2}\s|\s-)\s*"
    # "Ora, Aug 1 (Press) A man": the day alone ends it.
    r"|^[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}(?:\s\([^)]{2,40}\))?,\s+"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})?\s*(?:\([^)]{2,40}\)\s*)?"
    r"(?=[A-Z“\"])"
)
