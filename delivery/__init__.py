"""Between Telegram and the tables: receiver (Telegram → inbox), worker (inbox → handlers), reader (documents → drafts),
sender (outbox → Telegram). What to do when something fails is a pure decision in outcome.py.
"""
