"""Document → Notice. Pure: bytes in, a frozen Notice out; imports nothing of ours, knows no chat and no database.

What belongs here: readers of file formats, the grammar of notices, the secrecy stop. Nothing that decides or stores.
"""
