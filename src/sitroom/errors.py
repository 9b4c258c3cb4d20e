"""Every error that Sitroom raises.

    SitroomError
    ├── SetupError      configuration, schema, a missing extra: stop at once
    ├── ArticleError    one document: recorded with its stage, the rest goes on
    └── QuestionError   a question that cannot be answered as it was asked

A message tells what happened, to which document or key, what was expected, and what to do next.
"""


class SitroomError(Exception):
    """The root of the tree; faces catch this one."""


class SetupError(SitroomError):
    """Something is wrong with the installation, the configuration or the ledger file."""


class ArticleError(SitroomError):
    """One document could not be used.

    Args:
        uri: the path, line or address that the user gave.
        stage: `read`, `clean`, `annotate` ...: where it happened.
        reason: what happened and what to do, as a sentence.
    """

    def __init__(self, uri: str, stage: str, reason: str) -> None:
        super().__init__(f"{uri}: {reason}")
        self.uri = uri
        self.stage = stage
        self.reason = reason

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        """Lets it come back from another process as it was."""
        return type(self), (self.uri, self.stage, self.reason)


class QuestionError(SitroomError):
    """A question names something that the ledger or the registry does not have, or is not well formed."""
