"""What the measures write into the documents."""

from services.bench import relevance
from services.bench.sections import rewrite


def test_a_section_is_written_anew_and_the_others_stay(tmp_path):
    file = tmp_path / "performance.md"
    file.write_text("# Performance\n\n## Pages\n\nold\n\n### Detail\n\nold\n\n## Search\n\nkept\n")

    rewrite(file, "Pages", "new\n")
    rewrite(file, "Added", "last")

    assert file.read_text() == "# Performance\n\n## Pages\n\nnew\n\n## Search\n\nkept\n\n## Added\n\nlast\n"


def test_the_relevance_of_engines_is_told_by_language_and_kind():
    asked = {"recall": 0.5, "success": 1.0, "found": ["a"]}
    lines = [
        asked | {"engine": "E", "language": "fr", "kind": "typo", "ndcg": 0.5},
        asked | {"engine": "E", "language": "en", "kind": "code", "ndcg": 1.0, "found": []},
    ]

    assert list(relevance.by_engine(lines))[2:] == ["| E | 0.750 | 0.500 | 1.000 | 1 | 0.500 | 1.000 |"]
    assert list(relevance.by_kind(lines))[2:] == ["| code | 1 | 1.00 |", "| typo | 1 | 0.50 |"]
