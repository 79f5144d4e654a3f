"""PDFs with a password: AES-256 (ISO 32000-2, security handler revision 6), supported since Acrobat X."""

import io
import unicodedata

from diary.i18n import _
from diary.reports.errors import ReportError

MOST_BYTES = 127
"""The maximum length of a password; readers truncate longer ones (ISO 32000-2, 7.6.4.3.3)."""
_PDFA = "http://www.aiim.org/pdfa/ns/id/"
_ARCHIVAL = (f"{{{_PDFA}}}part", f"{{{_PDFA}}}conformance", "{http://www.aiim.org/pdfa/ns/extension/}schemas")


def not_archival() -> str:
    """The sentence that a PDF with a password is not archivable."""
    return _("With a passphrase the PDF is not one for archives (PDF/A); it can be read and printed as before.")


def require_short(words: str) -> None:
    """Raise `ReportError` for a password that readers would truncate."""
    if len(_as_typed(words).encode()) > MOST_BYTES:
        raise ReportError(_("This passphrase is too long for a PDF; please choose a shorter one."))


def locked(pdf: bytes, words: str) -> bytes:
    """The PDF encrypted with `words`, with its title kept and its PDF/A declaration removed.

    Tags are kept, and access for screen readers is permitted. The password is normalised to NFC, as readers do with
    typed ones. Raises `ReportError` for an empty password and for one of more than 127 bytes.
    """
    import pikepdf  # noqa: PLC0415 - rarely needed

    if not words:
        raise ReportError(_("An encrypted file needs a passphrase."))
    require_short(words)
    into, typed = io.BytesIO(), _as_typed(words)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            for name in _ARCHIVAL:
                metadata.pop(name, None)
        if "/OutputIntents" in document.Root:
            del document.Root.OutputIntents
        document.save(into, encryption=pikepdf.Encryption(user=typed, owner=typed, R=6))
    return into.getvalue()


def _as_typed(words: str) -> str:
    return unicodedata.normalize("NFKC", words)
