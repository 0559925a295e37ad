"""What the system decides. No Telegram, no SQL: a service takes the unit of work, who acts, and ``now``; it returns
frozen results and never commits. ``now`` is aware and in the office's time zone, so ``now.date()`` is the office's day.
"""
