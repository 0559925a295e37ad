"""What a person sees. Pure: a result in, text and buttons out; texts come from locales/ in the reader's language."""
