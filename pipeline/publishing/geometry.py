"""Points as Well-Known Binary, for GeoParquet and GeoPackage, and the boxes around them."""

from __future__ import annotations

import struct

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["bounds_of", "boxes", "geopackage_point", "points", "priogrid_cell"]

# Byte order, geometry type 1 (point), x, y: what the standard asks for, little-endian.
WKB_POINT = np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")])
POINT = 1
LITTLE_ENDIAN = 1
# "GP", version 0, flags: little-endian, no envelope; then the number of the reference system.
GEOPACKAGE_HEADER = struct.pack("<2sBBi", b"GP", 0, 1, 4326)
# PRIO-GRID: cells of half a degree, counted from 1 in the south-west.
CELLS_A_DEGREE = 2
CELLS_A_ROW = 720


def points(longitude: pa.Array, latitude: pa.Array) -> pa.Array:
    """One WKB point per row; null where either coordinate is."""
    known = pc.and_(pc.is_valid(longitude), pc.is_valid(latitude))
    mask = known.to_numpy(zero_copy_only=False)
    records = np.zeros(int(mask.sum()), WKB_POINT)
    records["order"], records["kind"] = LITTLE_ENDIAN, POINT
    records["x"], records["y"] = _numbers(longitude)[mask], _numbers(latitude)[mask]
    offsets = np.concatenate([[0], np.cumsum(mask * WKB_POINT.itemsize)]).astype(np.int32)
    validity = pa.array(mask, pa.bool_()).buffers()[1]
    buffers = [validity, pa.py_buffer(offsets.tobytes()), pa.py_buffer(records.tobytes())]
    return pa.Array.from_buffers(pa.binary(), len(mask), buffers)


def boxes(longitude: pa.Array, latitude: pa.Array, kind: pa.StructType) -> pa.Array:
    """One box per row with the fields of `kind` (xmin, ymin, xmax, ymax); null where either coordinate is."""
    unknown = pc.invert(pc.and_(pc.is_valid(longitude), pc.is_valid(latitude)))
    edges = [pc.fill_null(column, 0.0) for column in (longitude, latitude, longitude, latitude)]
    return pa.StructArray.from_arrays(edges, fields=list(kind), mask=unknown)


def bounds_of(longitude: pa.Array, latitude: pa.Array) -> list[float] | None:
    """Least and greatest coordinates of the points, as [west, south, east, north]; None without any point."""
    mask = pc.and_(pc.is_valid(longitude), pc.is_valid(latitude)).to_numpy(zero_copy_only=False)
    if not mask.any():
        return None
    x, y = _numbers(longitude)[mask], _numbers(latitude)[mask]
    return [float(x.min()), float(y.min()), float(x.max()), float(y.max())]


def geopackage_point(wkb: bytes | None) -> bytes | None:
    """A WKB point as a GeoPackage stores it."""
    return None if wkb is None else GEOPACKAGE_HEADER + wkb


def priogrid_cell(latitude: float, longitude: float) -> int:
    """Number of the PRIO-GRID cell that holds a point.

    >>> priogrid_cell(-90, -180), priogrid_cell(36.2, 37.16), priogrid_cell(90, 180)
    (1, 181875, 259200)
    """
    row = min(int((latitude + 90) * CELLS_A_DEGREE), 180 * CELLS_A_DEGREE - 1)
    column = min(int((longitude + 180) * CELLS_A_DEGREE), CELLS_A_ROW - 1)
    return row * CELLS_A_ROW + column + 1


def _numbers(column: pa.Array) -> npt.NDArray[np.float64]:
    found: npt.NDArray[np.float64] = pc.fill_null(column, 0.0).to_numpy(zero_copy_only=False)
    return found
