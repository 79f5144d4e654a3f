import threading

import numpy as np
import pytest

from diary.reports.pages import PagePicture, each_page, page_count, page_pictures
from tests.reports.diaries import made, pdf_of, with_notes, without_chart


def pixels(picture: PagePicture) -> "np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]":
    return np.frombuffer(picture.rgba, dtype=np.uint8).reshape(picture.height, picture.width, 4)


def two_pages() -> bytes:
    return pdf_of(with_notes(*("It burnt at night. " * 8 for _number in range(40))), without_chart())


@pytest.mark.parametrize("width", [300, 595, 1001])
def test_pictures_are_as_wide_as_asked_and_as_high_as_the_paper(width: int) -> None:
    [picture] = page_pictures(pdf_of(made(), without_chart()), width)
    assert picture.width == width
    assert picture.height == pytest.approx(width * 297 / 210, abs=1.5)
    assert len(picture.rgba) == 4 * picture.width * picture.height


def test_a_picture_is_opaque_white_paper_with_ink_on_it() -> None:
    seen = pixels(page_pictures(pdf_of(made(), without_chart()), 600)[0])
    assert (seen[..., 3] == 255).all()
    assert seen[0, 0].tolist() == [255, 255, 255, 255]
    assert seen[..., :3].min() < 40


def test_red_comes_first() -> None:
    seen = pixels(page_pictures(pdf_of(made()), 1200)[0])[..., :3].astype(np.int64)
    blue_of_numbness = np.abs(seen - [0x1F, 0x66, 0xB1]).sum(axis=2) < 6
    assert blue_of_numbness.any()


def test_every_page_has_its_picture() -> None:
    pdf = two_pages()
    assert page_count(pdf) == 2
    first, second = page_pictures(pdf, 400)
    assert first.rgba != second.rgba
    assert [found.rgba for found in each_page(pdf, 400)] == [first.rgba, second.rgba]


def test_threads_take_turns() -> None:
    pdf, results = two_pages(), {}

    def draw(number: int) -> None:
        results[number] = tuple(picture.rgba for picture in page_pictures(pdf, 300))

    threads = [threading.Thread(target=draw, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(results.values()) == {tuple(picture.rgba for picture in page_pictures(pdf, 300))}
