"""The shapes of the regions of the body map."""

import pytest

from diary.domain.body_shape import parsed, shapes
from diary.domain.site import SITES, mirrored


def test_a_path_has_its_closed_polygons() -> None:
    assert parsed("M 1 2 L 3,4 5 6 Z M 7 8 9 10 Z") == (((1, 2), (3, 4), (5, 6)), ((7, 8), (9, 10)))
    assert parsed("") == ()


@pytest.mark.parametrize(("words", "error"), [("M 1 2 C 3 4 Z", "unknown path command 'C'"), ("M 1", "zip")])
def test_another_path_is_refused(words: str, error: str) -> None:
    with pytest.raises(ValueError, match=error):
        parsed(words)


def test_each_site_has_a_shape_with_its_marker_in_it_and_left_mirrors_right() -> None:
    known = shapes()
    assert set(known) == {one.key for one in SITES}
    for one in SITES:
        shape, other = known[one.key], known[mirrored(one.key)]
        corners = [corner for polygon in shape.polygons for corner in polygon]
        assert min(x for x, _y in corners) < shape.marker[0] < max(x for x, _y in corners), one.key
        assert min(y for _x, y in corners) < shape.marker[1] < max(y for _x, y in corners), one.key
        assert len(shape.polygons) == len(other.polygons), one.key
        assert shape != other, one.key
