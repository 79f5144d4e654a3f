"""Finds Qt objects that are passed to other threads: a thread that drops the last reference would destroy one there."""

import builtins
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from functools import partial
from types import BuiltinMethodType, CellType, FunctionType, MethodType
from typing import TypeVar, cast

import pytest
from shiboken6 import Object

from diary.ui.gui_thread import _Exchange

R = TypeVar("R")


def objects_of_qt(work: object) -> Iterator[object]:
    """The Qt objects, and their signals, to which a function refers.

    It does so as its bound object, in its arguments or closure, and in the fields of these.
    """
    from PySide6.QtCore import QObject, SignalInstance

    if isinstance(work, QObject | SignalInstance) and not isinstance(work, _Exchange):
        yield work
    else:
        for part in _parts(work):
            yield from objects_of_qt(part)


def _parts(work: object) -> tuple[object, ...]:
    """What a function, or a value with fields, holds."""
    if isinstance(work, partial):
        return work.func, *work.args, *work.keywords.values()
    if isinstance(work, tuple) and hasattr(work, "_fields"):
        return work
    if is_dataclass(work) and not isinstance(work, type):
        return tuple(getattr(work, field.name) for field in fields(work))
    if isinstance(work, MethodType | BuiltinMethodType):
        return (work.__self__,)
    if isinstance(work, FunctionType):
        return tuple(map(_content, work.__closure__ or ()))
    return ()


def _content(cell: CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:  # it is empty
        return None


def refuse(patch: pytest.MonkeyPatch) -> None:
    """Make executors and threads raise `AssertionError` if they are given a Qt object, or create a Qt class."""
    submit, start, build = ThreadPoolExecutor.submit, threading.Thread.start, builtins.__build_class__

    def require_none(*works: object) -> None:
        found = [one for work in works for one in objects_of_qt(work)]
        assert found == [], f"a thread is given {found} with {works}"

    def submit_checked(
        self: ThreadPoolExecutor, work: Callable[..., R], /, *args: object, **kwargs: object
    ) -> Future[R]:
        require_none(work, *args, *kwargs.values())
        return submit(self, work, *args, **kwargs)

    def start_checked(self: threading.Thread) -> None:
        require_none(getattr(self, "_target", None), *getattr(self, "_args", ()))
        start(self)

    def build_checked(body: Callable[[], object], name: str, *bases: object, **kwargs: object) -> object:
        is_main = threading.current_thread() is threading.main_thread()
        assert is_main or not any(issubclass(base, Object) for base in bases if isinstance(base, type)), name
        return cast("Callable[..., object]", build)(body, name, *bases, **kwargs)

    patch.setattr(builtins, "__build_class__", build_checked)
    patch.setattr(ThreadPoolExecutor, "submit", submit_checked)
    patch.setattr(threading.Thread, "start", start_checked)
