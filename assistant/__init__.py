"""A conversation about production data: the page, the loop, the models, memory and grounding."""
