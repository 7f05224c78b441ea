"""PDF files, written by hand: as small as the format lets them be."""

from collections.abc import Sequence

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf_of(texts: Sequence[str]) -> bytes:
    """Return a file with a page for each text, on one line (Latin letters)."""
    first = 4  # numbers of objects: 1 the catalogue, 2 the tree of pages, 3 the font, then page and content in turn
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(texts)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(texts)} /Kids [{kids}] >>".encode(),
        FONT,
    ]
    for place, text in enumerate(texts):
        page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"{page} /Contents {first + 2 * place + 1} 0 R >>".encode())
        objects.append(stream_of(f"BT /F1 12 Tf 40 780 Td ({text}) Tj ET".encode("latin-1") if text else b""))
    return joined(objects)


def stream_of(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream as an object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def joined(objects: Sequence[bytes]) -> bytes:
    """Return a file of numbered objects, the first of them its catalogue."""
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    return body + head + table + trailer
