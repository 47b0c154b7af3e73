"""Questions that the help centre should answer: found in past conversations, answered by their agents, published."""
