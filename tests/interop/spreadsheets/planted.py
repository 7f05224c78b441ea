"""Sixty errors of twenty-six kinds, planted in a file of eighty rows by row and column."""

HEADINGS = [
    "Identifiant", "Titre", "Résumé", "Programme-cadre", "Statut", "Début", "Fin", "Budget", "Devise",
    "Territoires d’origine", "Organisations chefs de file", "Thèmes", "Secteurs (CAD)",
    "Cibles de développement durable", "Résultats", "Site web", "Sources", "Langue", "Date de valeur",
    "Marqueurs de politique",
]  # fmt: skip
COLUMNS = [
    "key", "title", "summary", "framework", "status", "starts_on", "ends_on", "budget_amount", "budget_currency",
    "origin", "lead", "themes", "sectors", "targets", "results", "website", "sources", "language", "budget_value_on",
    "markers",
]  # fmt: skip
GOOD = [
    "", "", "En deux phrases.", "icmd", "closed", "2014-05-01", "2016", "230000.50", "EUR", "SN-DB; ML",
    "Agence d’exemple [11]", "diaspora; youth", "15190 (60)", "10.7", "268 | jeunes formés | 2016",
    "https://example.org/projet", "https://example.org/source", "fr", "2014-05-01", "1 (2)",
]  # fmt: skip
ROWS = 80
# What is planted under a column, and a word of the message that tells it; one kind of error a line
KINDS = [
    ("starts_on", "03/04/2014", "may be 2014-04-03"),
    ("ends_on", "31/05/16", "two digits"),
    ("starts_on", "2014-02-30", "no such day"),
    ("starts_on", "bientôt", "is no date"),
    ("starts_on", "0214", "cannot be right"),
    ("ends_on", "2013", "end must not come before"),
    ("budget_value_on", "2014", "day is missing"),
    ("budget_amount", "1,230", "may be 1230"),
    ("budget_amount", "EUR 230", "is no amount"),
    ("budget_currency", "", "amount needs its currency"),
    ("budget_currency", "E1R", "ISO 4217"),
    ("framework", "icdm", "Is it “icmd"),
    ("themes", "xyz; diaspora", "not in the list"),
    ("origin", "Atlantide", "not in the list"),
    ("sectors", "15190 (160)", "no weight"),
    ("results", "beaucoup", "is no result"),
    ("sources", "example.org", "is no address"),
    ("website", "example", "valid URL"),
    ("summary", "x" * 321, "320 fit"),
    ("language", "English", "Only rows in French"),
    ("title", "\u00c3\u00a9lus", "wrong encoding"),
    ("title", "", "needs a title"),
    ("lead", "Agence [11", "square brackets"),
]
PLANTED = 60


def planted():
    """Return the rows of the file, and the errors in it as (row of the file, column, word)."""
    rows = [[f"EX-{n}", f"Projet d’exemple {n}", *GOOD[2:]] for n in range(ROWS)]
    errors = []
    for n in range(PLANTED - 4):
        column, cell, word = KINDS[n % len(KINDS)]
        rows[n][COLUMNS.index(column)] = cell
        errors.append((n + 2, column, word))
    for n in (PLANTED - 4, PLANTED - 3):  # the same identifier twice
        rows[n][0] = "EX-twice"
        errors.append((n + 2, "key", "stands in 2 rows"))
    rows[PLANTED - 2][:2] = ["", "Un projet connu"]
    errors.append((PLANTED, "title", "exists already"))
    for n in (PLANTED + 1, PLANTED + 2):  # the same title twice, without an identifier: the first one is good
        rows[n][:2] = ["", "Projet sans identifiant"]
    errors.append((PLANTED + 4, "title", f"Row {PLANTED + 3} has the same title"))
    return rows, errors
