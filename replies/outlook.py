"""What stands before and after a signal; no further than forty signals, so that the work stays in proportion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from replies.clause import is_saying
from replies.mentions import Mention
from replies.signals import Signal
from replies.vocabulary.sign import Sign

PARTING: Final = {Sign.COMMA, Sign.STOP, Sign.BUT, Sign.COLON, Sign.QUESTION_MARK}
_FAR: Final = 40
_NEAR: Final = 20
"""Letters of the gist, some four words."""
_NO_OWN_TASK: Final = PARTING | {Sign.REASON, Sign.EXCEPT, Sign.ONLY_LEFT, Sign.NOT_THIS}


class Outlook:
    """Looks around in the signals of one message."""

    def __init__(self, signals: Sequence[Signal]) -> None:
        self.signals = signals

    def before(self, at: int) -> Sign | None:
        return self.signals[at - 1].sign if at else None

    def after(self, at: int) -> Iterator[tuple[int, Signal]]:
        return enumerate(self.signals[at + 1 : at + 1 + _FAR], at + 1)

    def several_tasks(self) -> bool:
        """More than one mention of tasks."""
        return sum(one.sign is Sign.TASK for one in self.signals[:_FAR]) > 1

    def since_saying(self, at: int) -> list[Sign]:
        """The signs between what was said last and ``at``."""
        signs: list[Sign] = []
        for one in reversed(self.signals[max(0, at - _FAR) : at]):
            if is_saying(one):
                break
            signs.append(one.sign)
        return signs

    def is_far(self, at: int) -> bool:
        """Other words stand between what was said last and the task at ``at``."""
        last = next((one for one in reversed(self.signals[max(0, at - _FAR) : at]) if is_saying(one)), None)
        return last is not None and self.signals[at].start - last.end > _NEAR

    def said_next(self, at: int, *, counting_days: bool = True) -> bool:
        """Something is said after the task at ``at`` (and those listed with it), before the sentence ends."""
        for _, one in self.after(at):
            if one.sign is Sign.STOP:
                return False
            if one.sign in (Sign.DAY, Sign.LENGTH):
                if counting_days:
                    return True
            elif is_saying(one) or one.sign is Sign.ALREADY:
                return True
        return False

    def said_at_once(self, at: int, *, but_a_day: bool = False) -> bool:
        """Something (``but_a_day``: besides a day) is said of the task at ``at`` before another one, or a comma."""
        for _, one in self.after(at):
            if one.sign in (Sign.TASK, Sign.COMMA, Sign.STOP):
                return False
            if but_a_day and one.sign in (Sign.DAY, Sign.LENGTH):
                continue
            if is_saying(one):
                return True
        return False

    def own_task(self, at: int, *, tasks_last: bool) -> bool:
        """What is said at ``at`` is followed by a task of its own: "…, đang làm mục 4"."""
        later = self.signals[at].sign is Sign.EXTEND
        for place, one in self.after(at):
            if isinstance(one.value, Mention):
                return not one.value.loose and (tasks_last or not self.said_at_once(place, but_a_day=later))
            if one.sign is Sign.COLON and tasks_last:
                continue  # "đã xong: 1, 3; đang làm: 2"
            if one.sign in _NO_OWN_TASK or is_saying(one):
                return False
        return False

    def takes_back(self, at: int) -> bool:
        """ "Báo nhầm, mục 1 chưa xong": what is taken back is the task at ``at``."""
        said = [one.sign for one in self.signals[max(0, at - _FAR) : at] if is_saying(one)]
        following = next((one.sign for _, one in self.after(at) if is_saying(one)), None)
        return said[-1:] == [Sign.TAKE_BACK] and following is Sign.NOT_DONE

    def task_next(self, at: int) -> bool:
        return any(one.sign is Sign.TASK for one in self.signals[at + 1 : at + 2])

    def rest_follows(self, at: int) -> bool:
        """ "Trừ mục 3 đang vướng thì các mục khác xong": mục 3 has its own say."""
        values = [one.value for _, one in self.after(at)]
        return any(isinstance(value, Mention) and (value.rest or value.everything) for value in values)

    def next_of_weight(self, at: int) -> int | None:
        """Place of the next task or saying."""
        return next((place for place, one in self.after(at) if one.sign is Sign.TASK or is_saying(one)), None)
