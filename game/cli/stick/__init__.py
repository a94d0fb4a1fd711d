"""What lies on a stick beside the wheels: `fenjer stick` copies the starters as they are."""
