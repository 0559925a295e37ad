"""All journeys in the order in which they are asked: strangers are turned away before anything else is tried."""

from __future__ import annotations

from aiogram import Router

from handlers import (
    absences,
    approve,
    cases,
    corrections,
    difficulties,
    digest,
    directions,
    done,
    editing,
    evidence,
    extend,
    feeds,
    files,
    finding,
    grant,
    hand,
    ledger,
    letters,
    moves,
    notices,
    nudges,
    person,
    prove,
    reply,
    review,
    settings,
    settle,
    start,
    strangers,
    stuck,
    units,
    upload,
    work,
)
from handlers import (
    help as guide,
)


def routers() -> list[Router]:
    """Fresh routers. Commands come before what waits for an answer; uploads and "not understood" come last."""
    journeys = (
        start,
        strangers,
        notices,
        digest,
        files,
        feeds,
        done,
        stuck,
        extend,
        work,
        letters,
        nudges,
        units,
        person,
        absences,
        finding,
        ledger,
        settings,
        hand,
        difficulties,
        approve,
        settle,
        grant,
        cases,
        moves,
        directions,
        review,
        editing,
        evidence,
        prove,
        reply,
        corrections,
        upload,
        guide,
    )
    return [journey.router() for journey in journeys]
