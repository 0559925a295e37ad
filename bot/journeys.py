"""All journeys in the order in which they are asked: strangers are turned away before anything else is tried."""

from __future__ import annotations

from aiogram import Router

from handlers import (
    absences,
    approve,
    corrections,
    digest,
    done,
    editing,
    evidence,
    extend,
    feeds,
    files,
    finding,
    ledger,
    letters,
    notices,
    nudges,
    person,
    reply,
    review,
    settings,
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
        approve,
        review,
        editing,
        evidence,
        reply,
        corrections,
        upload,
        guide,
    )
    return [journey.router() for journey in journeys]
