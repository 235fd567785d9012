"""YAML with places: every node knows where it stands in the text."""
