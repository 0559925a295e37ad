"""Places in a draft: the list of tasks that one came from, so that no change loses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from locales import Tongue
from services.draft import Draft, DraftDoubt, DraftTask
from views.buttons.drafts import (
    DraftAct,
    DraftButton,
    PageButton,
    Place,
    TaskAct,
    TaskButton,
    UnknownAct,
    UnknownButton,
)
from views.letter import Button

TASKS_A_PAGE: Final = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """A list of tasks of the draft."""

    place: Place = Place.ALL
    unit: int = 0

    @classmethod
    def of(cls, button: TaskButton | PageButton) -> Spot:
        """Where the button was pressed."""
        return cls(button.place, button.unit)

    @classmethod
    def kept(cls, data: dict[str, Any]) -> Spot:
        """From what a conversation keeps (:meth:`keep`)."""
        return cls(Place(data.get("place", Place.ALL)), data.get("unit", 0))

    def keep(self) -> dict[str, Any]:
        return {"place": self.place.value, "unit": self.unit}

    def tasks(self, draft: Draft) -> tuple[DraftTask, ...]:
        """Its tasks, in the order of the notice."""
        if self.place is Place.UNIT:
            return draft.tasks_of(self.unit)
        if self.place is Place.NOBODY:
            return draft.orphans
        if self.place is Place.DOUBTS:
            return tuple(task for task in draft.tasks if task.doubts)
        return draft.tasks

    def page_of(self, draft: Draft, task: DraftTask) -> int:
        """The page on which the task stands; the first for one that is there no more."""
        ids = [other.id for other in self.tasks(draft)]
        return ids.index(task.id) // TASKS_A_PAGE if task.id in ids else 0

    def around(self, draft: Draft, task: DraftTask) -> tuple[DraftTask | None, DraftTask | None]:
        """The tasks before and after this one in the list."""
        here = self.tasks(draft)
        before = [other for other in here if other.number < task.number]
        after = [other for other in here if other.number > task.number]
        return (before[-1] if before else None), (after[0] if after else None)


def task_button(label: object, act: TaskAct, draft: Draft, task_id: int, spot: Spot, value: int = 0) -> Button:
    """A button about one task, which knows where it was opened and what the draft was like."""
    data = TaskButton(act=act, task=task_id, value=value, place=spot.place, unit=spot.unit, version=draft.version)
    return Button(str(label), data.pack())


def draft_button(label: object, act: DraftAct, draft: Draft, page: int = 0) -> Button:
    """A button about the draft as a whole."""
    return Button(str(label), DraftButton(act=act, notice=draft.id, page=page, version=draft.version).pack())


def unknown_button(label: object, draft: Draft, doubt: DraftDoubt) -> Button:
    """Asks which unit a name means that the roster does not have."""
    return Button(str(label), UnknownButton(act=UnknownAct.ASK, doubt=doubt.id, version=draft.version).pack())


def page_button(label: object, draft: Draft, spot: Spot, page: int = 0) -> Button:
    """Opens a page of a list."""
    return Button(str(label), PageButton(notice=draft.id, place=spot.place, unit=spot.unit, page=page).pack())


def to_list(draft: Draft, task: DraftTask, spot: Spot, t: Tongue) -> Button:
    """Back to the page that one came from."""
    if spot.place is Place.DOUBTS:
        return draft_button(t("button.to_doubts"), DraftAct.DOUBTS, draft)
    return page_button(t("button.to_tasks"), draft, spot, spot.page_of(draft, task))


def undo_row(draft: Draft, spot: Spot, t: Tongue) -> tuple[tuple[Button, ...], ...]:
    """Hoàn tác, while there is something to take back."""
    if draft.last_edit is None:
        return ()
    edit = draft.last_edit
    return ((task_button(t("button.undo_edit"), TaskAct.UNDO, draft, edit.task_id or 0, spot, edit.id),),)
