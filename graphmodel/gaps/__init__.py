"""Rules that look for gaps in a network, and what they find."""
