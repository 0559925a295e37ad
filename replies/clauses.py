"""Signals → clauses: which tasks, and all that is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from replies.clause import Clause, is_saying
from replies.mentions import Mention
from replies.outlook import PARTING, Outlook
from replies.signals import Signal
from replies.vocabulary.sign import Sign


def clauses(signals: Sequence[Signal]) -> list[Clause]:
    """The clauses in text order; only the first can be without a task."""
    reader = _Reader(signals)
    for at in range(len(signals)):
        reader.read(at)
    return [one for one in reader.clauses if one.mentions or one.excluded or any(one.parts)]


class _Reader:
    """Reads signal after signal; the last clause is the one that grows."""

    def __init__(self, signals: Sequence[Signal]) -> None:
        self.look = Outlook(signals)
        self.clauses = [Clause()]
        self.excluding = False

    @property
    def now(self) -> Clause:
        return self.clauses[-1]

    def read(self, at: int) -> None:
        one = self.look.signals[at]
        if isinstance(one.value, Mention):
            self._task(at, one, one.value)
        elif one.sign is Sign.SLIP:
            self._slip(at)
        elif one.sign in PARTING:
            self._part(one)
        elif one.sign is Sign.EXCEPT:
            self.excluding = True
        else:
            self._saying(at, one)

    def _part(self, one: Signal) -> None:
        if one.sign is Sign.COLON and any(mention.titled for mention in self.now.mentions):
            self.now.unsay()  # "3. Rà soát quy hoạch: xong"
        self.now.add(one)
        self.now.parts.append([])

    def _saying(self, at: int, one: Signal) -> None:
        if one.sign is Sign.ALREADY and self.look.before(at) is Sign.TASK and not self.look.task_next(at):
            one = replace(one, sign=Sign.ACTED)  # "mục 1, 2 rồi"
        if one.sign is Sign.NOD and self.look.before(at) is Sign.TASK and self.look.several_tasks():
            one = replace(one, sign=Sign.ACTED)  # "1 ok, 2 ok, còn 4 thì kẹt tiền"
        if is_saying(one):
            self.excluding = False
            if self.now.says and self.now.mentions and self.look.own_task(at, tasks_last=self.now.tasks_last):
                self._open(one)
        self.now.add(one)

    def _task(self, at: int, one: Signal, mention: Mention) -> None:
        before = self.look.before(at)
        if self._only_spoken_of(at) or (mention == Mention() and self.now.mentions):
            return  # "xong 8 nội dung, còn 2 nội dung"
        others = mention.rest or mention.everything
        if self.excluding and not others and (self.now.says or not self._has_its_own_say(at)):
            self._exclude(at, one, mention)
        elif before is Sign.ONLY_LEFT:
            clause = self._open(one) if self.now.says else self.now
            clause.mentions.append(mention)
            clause.left_over = True
        elif not self.now.says or self._joins(at, mention):
            self.now.tasks_last |= self.now.says
            self.now.mentions.append(mention)
        else:
            self._open(one).mentions.append(mention)

    def _only_spoken_of(self, at: int) -> bool:
        """ "Do mục 3", "chứ không phải mục 4"; what follows "nên" is the outcome, not the reason."""
        before = self.look.signals[at - 1] if at else None
        return before is not None and before.sign in (Sign.REASON, Sign.NOT_THIS) and before.text != "nên"

    def _has_its_own_say(self, at: int) -> bool:
        return self.look.said_at_once(at) and self.look.rest_follows(at)

    def _exclude(self, at: int, one: Signal, mention: Mention) -> None:
        """ "Tất cả xong trừ mục 4": and where more is said of it, a clause of its own."""
        says = self.now.says
        self.now.excluded.append(mention)
        if says and self.look.said_next(at):
            self._open(one).mentions.append(mention)

    def _joins(self, at: int, mention: Mention) -> bool:
        """The task belongs to what was said before it: "xong mục 3, mục 4"."""
        now, between = self.now, self.look.since_saying(at)
        if not now.mentions and now.signals[-1].sign is Sign.COMMA and self.look.takes_back(at):
            return True
        if Sign.STOP in between or Sign.BUT in between:
            return False
        if now.mentions and not now.tasks_last:
            return mention.loose
        if Sign.COMMA in between:
            dated = any(one.sign in (Sign.DAY, Sign.LENGTH, Sign.PERCENT) for one in now.signals)
            return not self.look.said_next(at, counting_days=dated)
        if not now.mentions:
            return not (self.look.said_next(at) and self.look.is_far(at))
        return Sign.TASK in between or not self.look.said_next(at)

    def _slip(self, at: int) -> None:
        """ "Mục 3, à nhầm, mục 4 xong": what follows takes the place of what it corrects."""
        now, later = self.now, self.look.next_of_weight(at)
        if later is None or not now.mentions:
            now.slipped = True
        elif self.look.signals[later].sign is Sign.TASK:
            self._correct(later)
        elif now.says:
            now.unsay()
            now.corrected = True
        else:
            now.slipped = True

    def _correct(self, at: int) -> None:
        """The task at ``at`` takes the place of those named; what was said of them stays unless more is said."""
        now = self.now
        if now.says and self.look.said_next(at) and not now.tasks_last:
            now.unsay()
        now.mentions.clear()
        now.corrected = True
        now.tasks_last = now.says

    def _open(self, one: Signal) -> Clause:
        self.clauses.append(Clause(start=one.start))
        return self.now
