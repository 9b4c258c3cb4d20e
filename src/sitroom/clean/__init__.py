"""A page becomes a document: text, blocks, outlet, title, authors, agency, date, language; and its doubts."""

from sitroom.clean.document import clean_page

__all__ = ["clean_page"]
