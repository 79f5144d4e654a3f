"""SQLite's URI of a file; imports the standard library alone."""

from pathlib import PurePath


def address(path: PurePath, options: str = "") -> str:
    """The URI of an absolute path, with SQLite's options (`mode=ro`) as its query.

    For a UNC path (a Windows network share) the server is part of the path, after an empty authority: SQLite accepts no
    authority but the empty one and `localhost` (https://sqlite.org/uri.html).
    """
    uri = path.as_uri()
    if not uri.startswith("file:///"):
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?{options}" if options else uri
