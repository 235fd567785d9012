"""How words of a language change their form: one module a language, chosen by its lexicon."""
