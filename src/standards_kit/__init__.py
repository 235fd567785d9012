"""standards-kit: validate, question and print the standards of a service team."""

__version__ = "0.1.0"
