"""What a person can do: one file per journey, each ending in ``router()``.

A handler is four moves: read the update, call one service, make a view of the result, return it. It never touches the
network; what it returns goes to the outbox in the transaction of its update. Its parameters come by name, from
bot/dispatcher.py:
``uow``, ``actor`` (the member who acts), ``conversation``, ``now``, ``t`` (the actor's language), ``tongues``.
"""
