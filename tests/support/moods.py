"""Messages whose mood is plain from their words, with any embedder."""

ANGRY = "You are liars and thieves, give me my money back right now!!!"
FRUSTRATED = "Still waiting for my refund, nobody replies"
CONFUSED = "I don't understand what this message means"
NEUTRAL = "What does the delivery to Sukkur cost?"
HAPPY = "wonderful, thank you so much for the quick help!"

OF_MOOD = {"angry": ANGRY, "frustrated": FRUSTRATED, "confused": CONFUSED, "neutral": NEUTRAL, "happy": HAPPY}
