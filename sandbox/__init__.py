"""A Telegram of our own for one machine: a Bot API server on loopback, and the persons who talk to the bot.

It imports nothing of the bot. The tests use it in-process, the chat page through `python -m sandbox.server`.
"""
