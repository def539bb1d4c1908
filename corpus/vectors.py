"""Passages as vectors in Chroma; the one module that knows chromadb.

Chroma holds no text: a vector's metadata names its passage, its reading (one writing
of one paper), and what a query filters by.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection as Kept
from chromadb.api.types import Metadata, Where
from chromadb.config import DEFAULT_DATABASE, DEFAULT_TENANT, Settings
from chromadb.errors import ChromaError

from corpus.errors import UnusableLibraryError
from corpus.records import PaperId, PassageId, Scope, Status

# With 20,000 passages 100 misses one in 500 under a filter, 200 none; 15 ms a query.
_SEARCH_WIDTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """One vector of a passage; a passage longer than the window has several."""

    passage_id: PassageId
    paper_id: PaperId
    council: str | None
    status: Status
    coordinates: Sequence[float]


class Vectors:
    """The vectors of one library.

    Chroma keeps its index in memory and does not see what another process wrote:
    `refresh` opens it afresh.
    """

    def __init__(self, connect: Callable[[], ClientAPI], name: str) -> None:
        self._connect = connect
        self._name = name
        self._opened: tuple[ClientAPI, Kept] | None = None

    def add(self, vectors: Sequence[Vector], *, reading: str) -> None:
        """Add the `vectors` of one `reading`."""
        client, collection = self._open()
        size = client.get_max_batch_size()
        for start in range(0, len(vectors), size):
            batch = vectors[start : start + size]
            collection.add(
                ids=[f"{reading}-{start + i}" for i in range(len(batch))],
                embeddings=_points(vector.coordinates for vector in batch),
                metadatas=[_metadata(vector, reading) for vector in batch],
            )

    def remove(self, reading: str) -> None:
        """Remove all vectors of `reading`; it is no fault if there are none."""
        _, collection = self._open()
        collection.delete(where={"reading": reading})

    def nearest(
        self,
        points: Sequence[Sequence[float]],
        *,
        statuses: Set[Status],
        scope: Scope,
        passage_ids: Collection[PassageId] | None = None,
        limit: int,
    ) -> Mapping[PassageId, float]:
        """Return the cosine distances of passages, the `limit` nearest of each point.

        Only passages of papers with one of `statuses`, within the councils and papers
        of `scope` and, if given, among `passage_ids`.
        """
        where = _filter(statuses, scope, passage_ids)
        distance_by_id: dict[PassageId, float] = {}
        for point in points:
            for passage_id, distance in self._nearest(point, where, limit).items():
                known = distance_by_id.get(passage_id, distance)
                distance_by_id[passage_id] = min(known, distance)
        return distance_by_id

    def refresh(self) -> None:
        """Forget what is in memory, so that the next call sees what was written."""
        self.close()

    def close(self) -> None:
        """Let go of Chroma; the next call opens it again."""
        if self._opened:
            client, _ = self._opened
            self._opened = None
            # Chroma's own clients can all be closed; their interface leaves it out.
            if isinstance(client, Client):
                client.close()

    def _nearest(
        self, point: Sequence[float], where: Where | None, limit: int
    ) -> Mapping[PassageId, float]:
        _, collection = self._open()
        wanted = limit
        # Several vectors may be of one passage: ask for more until there are enough.
        while True:
            found = _query(collection, point, where=where, limit=wanted)
            is_short = len(found) < wanted
            if is_short:
                found = _measure_all(collection, point, where=where)
            distance_by_id: dict[PassageId, float] = {}
            for passage_id, distance in found:
                distance_by_id.setdefault(passage_id, distance)
            if is_short or len(distance_by_id) >= limit:
                return dict(list(distance_by_id.items())[:limit])
            wanted *= 2

    def _open(self) -> tuple[ClientAPI, Kept]:
        if self._opened is None:
            client = self._connect()
            collection = client.get_or_create_collection(
                self._name,
                embedding_function=None,
                configuration={"hnsw": {"space": "cosine", "ef_search": _SEARCH_WIDTH}},
            )
            self._opened = client, collection
        return self._opened


def open_vectors(folder: Path, name: str, *, url: str | None = None) -> Vectors:
    """Return the vectors called `name`, in `folder` or on the Chroma server at `url`.

    A `url` is "https://:KEY@host:port/tenant/database"; all but the host may be left
    out. Nothing is opened before it is needed.
    """
    if url is None:
        return Vectors(lambda: _local(folder), name)
    return Vectors(lambda: _remote(url), name)


def _filter(
    statuses: Set[Status],
    scope: Scope,
    passage_ids: Collection[PassageId] | None,
) -> Where | None:
    held: list[Where] = []
    # Chroma lists all that meets a filter before it searches: one for all costs time.
    if not statuses >= set(Status):
        held.append(_one_of("status", statuses))
    if scope.councils:
        held.append(_one_of("council", scope.councils))
    if scope.paper_ids:
        held.append(_one_of("paper_id", scope.paper_ids))
    if passage_ids is not None:
        held.append(_one_of("passage_id", passage_ids))
    if len(held) > 1:
        return {"$and": held}
    return held[0] if held else None


def _one_of(key: str, values: Collection[str]) -> Where:
    wanted: list[str | int | float | bool] = [str(value) for value in values]
    chosen: dict[Literal["$in", "$nin"], list[str | int | float | bool]]
    chosen = {"$in": wanted}
    return {key: chosen}


def _points(
    vectors: Iterable[Sequence[float]],
) -> list[Sequence[float] | Sequence[int]]:
    return [list(vector) for vector in vectors]


def _metadata(vector: Vector, reading: str) -> Metadata:
    metadata = {
        "reading": reading,
        "passage_id": str(vector.passage_id),
        "paper_id": str(vector.paper_id),
        "status": vector.status.value,
    }
    if vector.council is not None:
        metadata["council"] = vector.council
    return metadata


def _query(
    collection: Kept, point: Sequence[float], *, where: Where | None, limit: int
) -> list[tuple[PassageId, float]]:
    found = collection.query(
        query_embeddings=_points([point]),
        n_results=limit,
        where=where,
        include=["metadatas", "distances"],
    )
    metadatas, distances = found["metadatas"] or [[]], found["distances"] or [[]]
    return [
        (PassageId(str(metadata["passage_id"])), float(distance))
        for metadata, distance in zip(metadatas[0], distances[0], strict=True)
    ]


def _measure_all(
    collection: Kept, point: Sequence[float], *, where: Where | None
) -> list[tuple[PassageId, float]]:
    """Return every vector's distance, nearest first, without Chroma's graph.

    Among many equal vectors, as of a paragraph that every paper repeats, the graph
    loses its way and gives fewer than there are.
    """
    held = collection.get(where=where, include=["metadatas", "embeddings"])
    if not held["ids"]:
        return []
    embedded = np.asarray(held["embeddings"], dtype=np.float64)
    sought = np.asarray(point, dtype=np.float64)
    lengths = np.linalg.norm(embedded, axis=1) * np.linalg.norm(sought)
    distances = 1 - embedded @ sought / np.maximum(lengths, np.finfo(float).tiny)
    return [
        (PassageId(str(metadata["passage_id"])), float(distances[i]))
        for i in np.argsort(distances, kind="stable")
        if (metadata := (held["metadatas"] or [])[i])
    ]


def _local(folder: Path) -> ClientAPI:
    try:
        return chromadb.PersistentClient(
            path=folder, settings=Settings(anonymized_telemetry=False)
        )
    except (ChromaError, ValueError) as error:
        raise UnusableLibraryError(str(folder), "Chroma cannot open it") from error


def _remote(url: str) -> ClientAPI:
    parts = urlsplit(url)
    tenant, database, *_ = [*filter(None, parts.path.split("/")), "", ""]
    is_secure = parts.scheme == "https"
    try:
        return chromadb.HttpClient(
            host=parts.hostname or "localhost",
            port=parts.port or (443 if is_secure else 8000),
            ssl=is_secure,
            headers={"x-chroma-token": parts.password} if parts.password else None,
            settings=Settings(anonymized_telemetry=False),
            tenant=tenant or DEFAULT_TENANT,
            database=database or DEFAULT_DATABASE,
        )
    except (ChromaError, ValueError) as error:
        raise UnusableLibraryError(
            parts.hostname or url, "no Chroma server answers there"
        ) from error
