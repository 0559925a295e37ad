"""One reader a file format: bytes in, :class:`~notices.formats.contents.Contents` out.

A reader knows nothing of notices; it raises :class:`~notices.errors.Unreadable` and nothing else.
"""
