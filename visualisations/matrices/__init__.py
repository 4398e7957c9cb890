"""Tables of which every cell has a state, with a letter and a colour, and pictures that show the same."""
