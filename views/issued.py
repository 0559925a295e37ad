"""Phát hành in words: until when it can be taken back, who approves, who got a letter; and the letters themselves."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from markupsafe import Markup

from locales import Tongue, Tongues
from services.amending import UnitChanges
from services.draft import Draft
from services.drafts import title_of
from services.issue import Issued, Recipients
from services.releasing import Failed
from services.sheets import Sheet
from storage.members import Member
from storage.notices import Notice
from storage.outbox import Kind
from views.address import to_each
from views.amended import changes_card
from views.buttons.drafts import DraftAct
from views.drafts import day, draft_card, heading, name_of
from views.letter import Card, Letter
from views.places import draft_button
from views.sheets import sheet_card


def released_card(draft: Draft, now: datetime, t: Tongue) -> Card:
    """Until the letters go out: Thu hồi. The time is that of ``now``'s zone."""
    until = draft.release_at.astimezone(now.tzinfo).strftime("%H:%M:%S") if draft.release_at else ""
    text = t("release.waiting", name=name_of(draft), units=len(draft.units), until=until)
    return Card(text, ((draft_button(t("button.recall"), DraftAct.TAKE_BACK, draft),),))


def taken_back_card(draft: Draft, t: Tongue) -> Card:
    """The review card once more, after Thu hồi."""
    card = draft_card(draft, t)
    return Card(Markup("\n\n").join((t("release.taken_back"), card.text)), card.buttons)


def submitted_card(draft: Draft, approvers: tuple[Member, ...], t: Tongue) -> Card:
    """For the one who asks for approval."""
    who = ", ".join(member.full_name for member in approvers)
    return Card(t("approval.asked", name=name_of(draft), who=who))


def approval_card(draft: Draft, asks: str, t: Tongue) -> Card:
    """For the colleagues: look, approve or return."""
    card = draft_card(draft, t)
    text = Markup("\n\n").join((t("approval.ask", who=asks), card.text))
    look = draft_button(t("button.preview"), DraftAct.PREVIEW, draft)
    change = draft_button(t("button.edit_draft"), DraftAct.CARD, draft)
    approve = draft_button(t("button.accept"), DraftAct.APPROVE, draft)
    send_back = draft_button(t("button.return"), DraftAct.RETURN, draft)
    return Card(text, ((look, change), (approve, send_back)))


def reason_card(draft: Draft, t: Tongue) -> Card:
    """Waits for why a draft is returned."""
    return Card(Markup("\n").join((heading(draft, t), t("approval.reason_ask"))))


def sent_back_card(draft: Draft, t: Tongue) -> Card:
    """For the colleague who returned it."""
    return Card(t("approval.sent_back", name=name_of(draft)))


def returned_card(draft: Draft, who: str, reason: str, t: Tongue) -> Card:
    """For the one who asked, with the draft to go on with."""
    card = draft_card(draft, t)
    return Card(Markup("\n\n").join((t("approval.returned", who=who, reason=reason), card.text)), card.buttons)


def issue_letters(issued: Issued, tongues: Tongues, now: datetime) -> list[Letter]:
    """To the officer who issued it, in the card where it was pressed; to the colleagues; to the units."""
    notice_id, name = issued.notice.id or 0, title_of(issued.notice)
    office = [issued.officer] if issued.officer else []
    key = f"notice:{notice_id}:issued"
    card = partial(issued_card, issued, name)
    told = to_each(office, tongues, card, kind=Kind.REQUEST, key=key, name=f"draft:{notice_id}")
    told += to_each(issued.office, tongues, card, kind=Kind.REQUEST, key=key)
    for recipients in issued.recipients:
        if recipients.sheet:
            told += to_each(
                recipients.members,
                tongues,
                partial(_letter_card, recipients.sheet, now),
                kind=Kind.ASSIGNMENT,
                key=f"notice:{notice_id}:letter",
                name=f"letter:{notice_id}",
                notice_id=notice_id,
            )
            told += _change_letters(issued, recipients, recipients.sheet, tongues, now)
    return told


def _change_letters(
    issued: Issued, recipients: Recipients, made: Sheet, tongues: Tongues, now: datetime
) -> list[Letter]:
    """To a unit that had the notice before: only what changed, below the letter that now reads as corrected."""
    changes = issued.amendment.units.get(recipients.unit.id) if issued.amendment else None
    if changes is None or not changes.any:
        return []
    notice_id = issued.notice.id or 0
    return to_each(
        recipients.members,
        tongues,
        partial(_changes_card, made, changes, now),
        kind=Kind.ASSIGNMENT,
        key=f"notice:{notice_id}:changes",
        notice_id=notice_id,
    )


def _changes_card(made: Sheet, changes: UnitChanges, now: datetime, t: Tongue) -> Card:
    return changes_card(made, changes, t, now.date())


def _letter_card(made: Sheet, now: datetime, t: Tongue) -> Card:
    return sheet_card(made, t, now.date())


def failed_letters(failed: Failed, tongues: Tongues) -> list[Letter]:
    """The letters did not go out after all."""
    officers = [failed.officer] if failed.officer else []
    return to_each(officers, tongues, partial(_failed_card, failed.notice, failed), kind=Kind.REQUEST)


def _failed_card(notice: Notice, failed: Failed, t: Tongue) -> Card:
    why = t(failed.why.key, **failed.why.values)
    return Card(Markup("\n").join((t("release.failed", name=title_of(notice)), why)))


def issued_card(issued: Issued, name: str, t: Tongue) -> Card:
    """Who got the letter, and which units nobody can be reached at."""
    lines = [
        t("issue.done", name=name),
        t("issue.counts", tasks=issued.tasks, units=len(issued.recipients)),
    ]
    if issued.amendment:
        changed = sum(unit.any for unit in issued.amendment.units.values())
        lines.append(t("issue.amends", day=_day(issued.amendment.earlier), units=changed))
    if issued.carried:
        lines.append(t("issue.carried", n=len(issued.carried)))
    if issued.reached:
        lines.append(t("issue.reached"))
        lines += [_recipient(r.unit.name, [m.full_name for m in r.members], t) for r in issued.reached]
    if issued.unreached:
        lines.append(t("issue.unreached"))
        lines += [t("issue.unit", unit=unit.name) for unit in issued.unreached]
        lines.append(t("issue.unreached_hint"))
    return Card(Markup("\n").join(lines))


def _day(notice: Notice) -> str:
    return day(notice.released_at.date()) if notice.released_at else ""


def _recipient(unit: str, people: list[str], t: Tongue) -> Markup:
    return t("issue.recipient", unit=unit, people=", ".join(people))
