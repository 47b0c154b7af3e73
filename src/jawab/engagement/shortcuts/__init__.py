"""Quick actions that the widget offers: made by the owner, shown by rules, ranked by what gets used."""
