"""What headings and lead sentences pass on to the items under them."""

from __future__ import annotations

from typing import NamedTuple

from notices.closing import Reading
from notices.duties import Part, named, orders
from notices.grounds import Why
from notices.numbering import Rank
from notices.outline import Node
from notices.persons import persons
from notices.places import Scanned
from notices.titles import units_in_heading


class Over(NamedTuple):
    """What the headings over an item give it."""

    path: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    """Names as the heading or the lead sentence writes them; () where nothing over it names anybody."""
    partners: tuple[str, ...] = ()
    headed: bool = False
    """The owners stand as a heading: an item goes to somebody else only if it begins with that."""
    alone: bool = False
    """The item is all that stands under that heading."""
    people: tuple[str, ...] = ()
    """Persons whom the lead sentence makes responsible."""
    words: str = ""
    """Words of a dash item that its "+" children go on with."""
    why: Why = Why.LEAD
    """How the owners are known."""
    scanned: Scanned | None = None
    """How well what names the owners could be read."""


def below(node: Node, over: Over, reading: Reading) -> Over:
    """What a heading or a lead sentence passes on to the items under it."""
    units = units_in_heading(node.text, reading.known)
    bare = units and not any(one.start for one in named(node.text, reading.known)[:1])
    words = node.text if _goes_on_in_children(node) and not bare else over.words  # but a unit's bare name is no words
    if node.row and node.row.who:
        units = tuple(name for one in named(node.row.who, reading.known) for name in one.names)
    if units:
        return over._replace(owners=units, partners=(), headed=True, words=words, why=Why.HEADING, scanned=node.scanned)
    found = named(node.text, reading.known)
    told = tuple(name for one in orders(found) for name in one.names)
    partners = tuple(name for one in found if one.part is Part.JOINS for name in one.names)
    if told:
        return over._replace(
            owners=told,
            partners=partners,
            headed=False,
            words=words,
            why=Why.LEAD,
            scanned=node.scanned,
        )
    people = persons(node.text) or over.people
    return over._replace(people=people, words=words, why=Why.INHERITED if over.owners else over.why)


def led_on(node: Node, over: Over, reading: Reading) -> Over:
    """ "Phòng A thẩm định …, lưu ý:": what hangs under an order is for those that it names."""
    told = tuple(name for one in orders(named(node.text, reading.known)) for name in one.names)
    if not node.leads_on or over.headed or not told:
        return over
    return over._replace(owners=told, partners=(), why=Why.LEAD, scanned=node.scanned)


def _goes_on_in_children(node: Node) -> bool:
    dash = node.marker is not None and node.marker.rank is Rank.DASH
    return dash and any(child.marker and child.marker.rank is Rank.PLUS for child in node.children)
