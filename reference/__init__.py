"""Authority lists: rows with a code as key and labels per language."""
