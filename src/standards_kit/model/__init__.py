"""What a standard means: the format's types, and a kit read into them."""
