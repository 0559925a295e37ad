"""A tour as text: who did what, and what the bot said to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sandbox.messages import Message
from sandbox.people import Person
from sandbox.tour import Step


class Transcript:
    """Writes each message once, and again when it was edited."""

    def __init__(self, people: Sequence[Person], write: Callable[[str], None]) -> None:
        self._people = people
        self._write = write
        self._written: set[tuple[int, int, int]] = set()

    def tell(self, step: Step, over: bool) -> None:
        """Before a step what is done, after it what came of it."""
        if over:
            self.catch_up()
        else:
            sign = {"press": f"[{step.act.shown}]", "send": f"📎 {step.act.shown}", "move": f"⏰ {step.act.shown}"}
            self._write(f"\n{step.who.account.first_name} → {sign.get(step.act.kind, step.act.shown)}")

    def catch_up(self) -> None:
        """Everything that the bot has said and that is not written yet."""
        for person in self._people:
            for message in person.said:
                state = (person.user_id, message.message_id, len(message.history))
                if state not in self._written:
                    self._written.add(state)
                    self._show(person, message)

    def _show(self, person: Person, message: Message) -> None:
        self._write(f"  {message.body['from']['first_name']} → {person.account.first_name}:")
        name = message.file.name if message.file else None
        for line in [*([f"📎 {name}"] if name else []), *message.text.split("\n")]:
            self._write(f"    {line}")
        for row in message.buttons:
            self._write("    " + "  ".join(f"[{label}]" for label in row))
