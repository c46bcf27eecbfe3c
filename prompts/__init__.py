"""Texts for models and people, with strict variables; imports nothing of ours."""
