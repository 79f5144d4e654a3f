"""Markdown texts of the program for reading."""

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser

from diary.ui import theme

_INSET = 16
"""The padding of a document, as in a card."""
_ABOVE, _ABOVE_HEADING = 8, 22


def reading_browser(name: str, role: str) -> QTextBrowser:
    """A text browser for the program's texts in the font of `role`; it does not follow links."""
    browser = QTextBrowser()
    browser.setOpenLinks(False)
    browser.setAccessibleName(name)
    browser.setFont(theme.font(role))
    browser.setFrameShape(QFrame.Shape.NoFrame)
    browser.setStyleSheet(
        f"QTextBrowser {{ background: {theme.colour('surface').name()}; color: {theme.colour('ink').name()} }}"
    )
    browser.document().setDocumentMargin(theme.px(_INSET))
    for bar in (browser.verticalScrollBar(), browser.horizontalScrollBar()):
        bar.setStyleSheet(theme.scroll_style())
    return browser


def show_markdown(browser: QTextBrowser, words: str) -> None:
    """Show a text without its title, which is above the browser, and with spacing between its parts."""
    title, _end, rest = words.partition("\n")
    browser.setMarkdown(rest if title.startswith("# ") else words)
    _space_out(browser.document())


def _space_out(document: QTextDocument) -> None:
    """Add spacing above paragraphs and headings, which Qt's Markdown omits."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        if cursor.currentTable() is None and block.position() > 0:
            spaced = block.blockFormat()
            spaced.setTopMargin(theme.px(_ABOVE_HEADING if spaced.headingLevel() else _ABOVE))
            cursor.setBlockFormat(spaced)
        block = block.next()
    cursor.endEditBlock()
