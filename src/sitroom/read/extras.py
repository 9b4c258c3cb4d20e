"""What to say when a file needs a library that is not installed."""

from sitroom.errors import ArticleError


def missing_extra(uri: str, what: str, library: str) -> ArticleError:
    """The refusal of a file that only an extra can read, with the command that installs it."""
    return ArticleError(
        uri, "read", f"{what} need the library {library}: pip install 'sitroom[readers]', then run again"
    )
