"""The gallery: every component and block in its states, and every error page, to look at outside production."""
