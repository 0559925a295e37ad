"""What is handed over as a file: the digest's picture, the workbook, the Word report, the calendar.

Pure: rows of services in, bytes out. Beside the views: texts come from ``locales``; nothing here knows Telegram or SQL.
Drawing and zipping take long: call from a thread, never on the event loop.
"""
