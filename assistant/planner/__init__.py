"""The built-in model: answers the same questions with no key, no network and no waiting."""
