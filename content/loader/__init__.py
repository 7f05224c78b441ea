"""The loader: from the files of the pack to lists, pages, translations and redirects."""
