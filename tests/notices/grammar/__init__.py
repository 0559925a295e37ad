"""Tests of the grammar: text → Notice."""
