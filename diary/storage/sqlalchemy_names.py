"""The names of SQLAlchemy that reading needs, imported in one module to avoid a race.

SQLAlchemy's modules import each other in cycles. If two threads import different ones of them at the same time, Python
breaks the deadlock of its import locks by returning a partially initialised module. Every thread therefore imports this
module, whose import lock makes the second one wait.
"""

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

__all__ = ["DBAPIError", "QueuePool", "Session", "create_engine", "event"]
