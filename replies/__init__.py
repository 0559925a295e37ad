"""A unit head's words → what they mean. Pure: imports nothing of ours. For now: what stands behind a command."""
