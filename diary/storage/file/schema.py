"""The tables as SQLAlchemy Core knows them; the schema itself is made by the migrations alone."""

from collections.abc import Mapping

from sqlalchemy import Column, MetaData, Table

from diary.domain.record import Record
from diary.storage.file.shapes import SHAPES

_metadata = MetaData()

TABLES: Mapping[type[Record], Table] = {
    shape.record: Table(shape.table, _metadata, *(Column(name, primary_key=name == "id") for name in shape.columns))
    for shape in SHAPES
}
