"""What the widget is told to do by itself: quick actions, invitations, and what is told of clicks and reading."""
