"""What is seen of a network: decided as a `Scene`, then drawn by one file per format."""
