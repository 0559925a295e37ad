"""The words by which a reply says something, one table a file: sign, pattern over the gist, example."""
