"""The only place with SQL: tables and queries, one file per aggregate, the unit of work, the migrations.

Rows come out as they are; nothing here decides. Datetimes are aware, stored as UTC.
"""
