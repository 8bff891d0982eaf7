"""GeoNames country dumps: read, downloaded, resumed, and built into the gazetteer. The files here are our own."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.gazetteer_rows import PlaceSeeds
from pipeline.reference.gazetteer_build import build_gazetteer, find_dumps
from pipeline.reference.geonames_download import DownloadFailed, adopt, checksum, download, known_checksums
from pipeline.reference.geonames_dump import DumpReport, read_dump
from schemas.vocabulary import GeoPrecision
from tests.geocode.server import Reply, Seen, serving
from tests.places.conftest import TOWNS


def line(
    number: int, name: str, *, point: tuple[float, float] = (35.7, 36.7), code: str = "P.PPL", **cells: str
) -> str:
    """A line as GeoNames writes it."""
    feature_class, feature = code.split(".")
    others, country = cells.get("others", ""), cells.get("country", "SY")
    row = [str(number), name, name, others, str(point[0]), str(point[1]), feature_class, feature, country, "", "12"]
    row += ["", "", "", cells.get("people", "0"), "", "300", "Asia/Damascus", "2024-01-01"]
    return "\t".join(row)


LINES = [
    line(901, "Kafr Testah", others="Kafr Tistah,كفر تستة"),
    line(902, "Jabal Testi", point=(35.8, 36.5), code="T.HLL"),
    line(903, "Testah Military Airport", point=(35.9, 36.9), code="S.AIRB"),
    line(904, "Wadi Testah", code="H.WAD"),
    line(905, "Old Testah", code="P.PPLQ"),
]
BROKEN = ["half a line", line(0, "X").replace("0\t", "x\t", 1), line(906, ""), line(907, "Off", point=(95.0, 0.0)),
          line(908, "Elsewhere", country="IQ"), line(909, "Bad").replace("36.7", "east")]  # fmt: skip


def zipped(lines: list[str], name: str = "SY.txt") -> bytes:
    """A dump as the server sends it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, "\n".join(lines) + "\n")
    return held.getvalue()


def server_of(body: bytes, *, ranges: bool = True):  # type: ignore[no-untyped-def]
    """Answers with the body, or with the range that was asked for."""

    def answer(seen: Seen) -> Reply:
        asked = seen.headers.get("Range")
        if asked is None or not ranges:
            return Reply(body=body)
        start = int(asked.removeprefix("bytes=").removesuffix("-"))
        return Reply(206, body[start:]) if start < len(body) else Reply(416)

    return answer


def test_every_line_is_kept_passed_over_or_rejected_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_bytes("\n".join([*LINES, *BROKEN]).encode() + b"\n\xff\xfe broken\n")
    report = DumpReport()
    found = {row["name"] for row in read_dump(path, "SY", report)}
    assert found == {"Kafr Testah", "Jabal Testi", "Testah Military Airport"}
    assert (report.read, report.kept, report.passed_over, report.rejected.total()) == (12, 3, 2, 7)
    assert report.read == report.kept + report.passed_over + report.rejected.total()
    assert report.rejected["1 cells instead of 19"] == 1
    assert report.rejected["coordinates off the globe"] == 1
    assert any("SY.txt:6" in text for text in report.lines("SY.txt"))


def test_a_dump_makes_villages_hills_and_bases_findable(tiny_seeds: PlaceSeeds, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/SY.zip").write_bytes(zipped(LINES))
    adopt("SY", tmp_path / "in", tmp_path / "dumps")
    told: list[str] = []
    path = tmp_path / "full.sqlite"
    build_gazetteer(
        path, seeds=tiny_seeds, towns=TOWNS, counties={}, dumps=find_dumps(tmp_path / "dumps"), progress=told.append
    )
    full = Gazetteer.open(path)
    assert full.lookup("Kafar Testa")[0].place_id == "geonames:901"
    assert full.lookup("كفر تستة")[0].place_id == "geonames:901"
    hill = full.lookup("Jebel Testi")[0]
    assert (hill.feature, hill.admin1, hill.geo_precision) == ("hill", "Idlib", GeoPrecision.EXACT)
    assert full.lookup("Testah Military Airport")[0].feature == "base"
    assert full.lookup("Saraqib")[0].place_id == "geonames:3"
    assert any("GeoNames" in text and "CC BY 4.0" in text for text in told)


def test_a_download_arrives_whole_and_is_not_repeated(tmp_path: Path) -> None:
    body = zipped(LINES)
    with serving(server_of(body)) as (host, seen):
        path = download("SY", tmp_path, mirror=f"http://{host}")
        assert path.read_bytes() == body
        assert known_checksums(tmp_path) == {"SY.zip": checksum(path)}
        download("SY", tmp_path, mirror=f"http://{host}")
        assert len(seen) == 1
    assert find_dumps(tmp_path).files == {"SY": path}


@pytest.mark.parametrize("ranges", [True, False])
def test_a_half_downloaded_file_goes_on_where_it_stopped(tmp_path: Path, ranges: bool) -> None:
    body = zipped(LINES * 50)
    with (
        serving(lambda _seen: Reply(body=body, cut=300)) as (host, _seen),
        pytest.raises(DownloadFailed, match="300 of"),
    ):
        download("SY", tmp_path, mirror=f"http://{host}")
    assert find_dumps(tmp_path).files == {}
    assert (tmp_path / "SY.zip.part").stat().st_size == 300
    with serving(server_of(body, ranges=ranges)) as (host, seen):
        assert download("SY", tmp_path, mirror=f"http://{host}").read_bytes() == body
        assert seen[0].headers["Range"] == "bytes=300-"


def test_a_changed_file_is_left_out_and_loaded_again(tmp_path: Path) -> None:
    body = zipped(LINES)
    with serving(server_of(body)) as (host, seen):
        path = download("SY", tmp_path, mirror=f"http://{host}")
        path.write_bytes(body[:-7])
        assert find_dumps(tmp_path).files == {}
        download("SY", tmp_path, mirror=f"http://{host}")
        assert len(seen) == 2
    assert path.read_bytes() == body


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply(404), "country code"),
        (Reply(429), "wait some minutes"),
        (Reply(503), "wait some minutes"),
        (Reply(500), "500"),
        (Reply(200, b"<html>captive portal</html>"), "no whole zip archive"),
    ],
)
def test_a_server_that_does_not_give_the_file_is_an_error(tmp_path: Path, reply: Reply, says: str) -> None:
    with serving(lambda _seen: reply) as (host, _seen), pytest.raises(DownloadFailed, match=says):
        download("SY", tmp_path, mirror=f"http://{host}")
    assert not (tmp_path / "SY.zip").exists()


def test_no_network_is_an_error(tmp_path: Path) -> None:
    with serving(lambda _seen: Reply()) as (host, _seen):
        pass
    with pytest.raises(DownloadFailed, match="is there a network"):
        download("SY", tmp_path, mirror=f"http://{host}")


def test_a_zip_that_is_no_dump_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "SY.zip").write_bytes(zipped(LINES, name="readme.txt"))
    with pytest.raises(ValueError, match=r"holds no SY\.txt"):
        list(read_dump(tmp_path / "SY.zip", "SY", DumpReport()))
    (tmp_path / "IQ.zip").write_bytes(b"PK half")
    with pytest.raises(ValueError, match="half"):
        list(read_dump(tmp_path / "IQ.zip", "IQ", DumpReport()))


def test_a_folder_without_the_country_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"neither SY\.zip nor SY\.txt"):
        adopt("SY", tmp_path, tmp_path / "dumps")
