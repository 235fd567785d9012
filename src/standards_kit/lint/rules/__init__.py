"""The rules, one a file. The file's name is the rule's, with hyphens for underscores."""
