"""What a question wants, and whether it can be had: intents, refusals, what is asked back."""
