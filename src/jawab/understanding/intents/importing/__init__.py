"""Reading intents from the files of other tools: CSV, Rasa's YAML, Dialogflow ES's export."""
