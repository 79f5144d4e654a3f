"""The names of SQLAlchemy that reading needs, imported in one place whoever comes first.

SQLAlchemy's modules import each other in circles. Where two threads import different ones of them at the same time,
Python breaks the deadlock of its import locks by handing out a module that is only half initialised. Every thread
therefore imports this module, and the second one waits for its lock.
"""

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

__all__ = ["DBAPIError", "QueuePool", "Session", "create_engine", "event"]
