"""Clauses that pick out a class of bodies: "các đơn vị được giao chủ trì soạn thảo văn bản"."""

from __future__ import annotations

import re
from typing import Final

from notices.names import past_blanks
from notices.verbs import DUTY, PREDICATE

CLAUSE: Final = re.compile(
    r"\s+(?:được|đang|chưa|còn|có|để\s+xảy\s+ra)\s+(?!trách|nhiệm\s+vụ|biện|kế\s+hoạch|ý\s+kiến|văn\s+bản|liên\s+quan|thể|phải|thẩm\s+quyền)"
)
"""What begins a clause behind a class of units; "có trách nhiệm" is what they must do."""
CLAUSE_STOP: Final = re.compile(r"[,.;:]")
LONGEST_CLAUSE: Final = 130
OBJECT: Final = 2
"""Words of an object at least: "văn bản", "chủ đầu tư"."""
NOUN_BEFORE: Final = re.compile(
    r"(?:chủ|tỷ\s+lệ|công\s+tác|việc|vốn|tiến\s+độ|kế\s+hoạch|nhiệm\s+vụ|hồ\s+sơ|dự\s+án|dự\s+toán|văn\s+bản|thủ\s+tục|chương\s+trình"
    r"|hoạt\s+động|số|kết\s+quả|khối\s+lượng|quy\s+trình|phương\s+án|điểm|cơ\s+quan|đơn\s+vị|bộ\s+phận|nguồn|mức|kinh\s+phí|hợp\s+đồng)\s+$"
)
"""Before a verb that only tells what a noun is about: "tỷ lệ giải ngân", "chủ đầu tư"."""
MAIN_VERB: Final = re.compile(rf"(?:{DUTY.pattern}|bám\s+sát|hoàn\s+thành|kiểm\s+điểm|rà\s+soát|báo\s+cáo)(?!\w)")
"""Verbs that are never told about a noun before them."""
DIRECTLY: Final = re.compile(r"trực\s+tiếp(?!\w)")
NOT_YET: Final = re.compile(r"(?:chưa|đang|đã|không|chậm|được)\s+$")
"""Before a verb that still tells which units are meant."""
ANY_WORD: Final = re.compile(r"\S+\s*")


def clause_end(low: str, at: int) -> int | None:
    """Where the clause that picks out a class ends ("các đơn vị được giao chủ trì soạn thảo văn bản"), before its verb.

    Its own verbs stand together at its beginning, their object follows; the verb of the sentence comes behind that.
    None where no clause begins at ``at``, or no verb of the sentence follows.
    """
    begins = CLAUSE.match(low, at)
    if not begins:
        return None
    behind, here = 0, begins.end()
    stop = CLAUSE_STOP.search(low, here)
    limit = min(stop.start() if stop else len(low), here + LONGEST_CLAUSE)
    while here < limit:
        verb = PREDICATE.match(low, here) or DIRECTLY.match(low, here)
        if verb and not MAIN_VERB.match(low, here) and NOUN_BEFORE.search(low, max(0, here - 20), here):
            verb = None
        told = verb is None or NOT_YET.search(low, max(0, here - 20), here)
        if not told and behind >= OBJECT:
            return len(low[:here].rstrip(" ,"))
        behind = behind + 1 if told else 0
        word = ANY_WORD.match(low, verb.end() if verb else here)
        here = past_blanks(low, verb.end()) if verb else word.end() if word else limit
    comma = stop is not None and stop[0] == "," and PREDICATE.match(low, past_blanks(low, stop.end()))
    return stop.start() if stop and comma else None
