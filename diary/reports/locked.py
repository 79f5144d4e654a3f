"""A PDF with a password: AES-256 (ISO 32000-2, security handler revision 6), which readers open since Acrobat X."""

import io
import unicodedata

from diary.i18n import _
from diary.reports.errors import ReportError

MOST_BYTES = 127
"""What follows is cut off by the standard (ISO 32000-2, 7.6.4.3.3)."""
_PDFA = "http://www.aiim.org/pdfa/ns/id/"
_ARCHIVAL = (f"{{{_PDFA}}}part", f"{{{_PDFA}}}conformance", "{http://www.aiim.org/pdfa/ns/extension/}schemas")


def not_archival() -> str:
    """The sentence that says what a PDF with a password is no longer."""
    return _("With a passphrase the PDF is not one for archives (PDF/A); it can be read and printed as before.")


def require_short(words: str) -> None:
    """Raise `ReportError` for a password that readers would cut off."""
    if len(_as_typed(words).encode()) > MOST_BYTES:
        raise ReportError(_("This passphrase is too long for a PDF; please choose a shorter one."))


def locked(pdf: bytes, words: str) -> bytes:
    """The PDF encrypted under `words`, with its title; it no longer says that it is archivable.

    Tags stay, and reading them aloud is allowed. The password is in Unicode's composed form, as readers make it of what
    is typed. Raises `ReportError` for an empty password and for one of more than 127 bytes.
    """
    import pikepdf  # noqa: PLC0415 - rarely wanted

    if not words:
        raise ReportError(_("An encrypted file needs a passphrase."))
    require_short(words)
    into, typed = io.BytesIO(), _as_typed(words)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            for name in _ARCHIVAL:
                said.pop(name, None)
        if "/OutputIntents" in document.Root:
            del document.Root.OutputIntents
        document.save(into, encryption=pikepdf.Encryption(user=typed, owner=typed, R=6))
    return into.getvalue()


def _as_typed(words: str) -> str:
    return unicodedata.normalize("NFKC", words)
