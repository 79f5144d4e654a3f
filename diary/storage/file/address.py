"""Where a file is, as SQLite takes it (a URI); imports the standard library alone."""

from pathlib import PurePath


def address(path: PurePath, options: str = "") -> str:
    """The URI of an absolute path, with SQLite's options (`mode=ro`) behind it.

    A folder shared in a Windows network (UNC) stands with its server in the path, behind an empty authority:
    SQLite knows no authority but none and `localhost` (https://sqlite.org/uri.html).
    """
    uri = path.as_uri()
    if not uri.startswith("file:///"):
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?{options}" if options else uri
