"""What the editor of a text offers."""

PASSAGE_LANGUAGES = ("fr", "en", "es", "pt", "ar", "wo")  # BCP 47; see core.passages
PASSAGE_FEATURES = [f"lang-{code}" for code in PASSAGE_LANGUAGES]
INLINE_FEATURES = ["bold", "italic", "superscript", "subscript", "link", *PASSAGE_FEATURES]
TEXT_FEATURES = [*INLINE_FEATURES, "ol", "ul", "document-link"]
