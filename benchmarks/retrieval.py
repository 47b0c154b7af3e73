"""How long a search takes, and what it costs in memory, from 1,000 to 100,000 chunks on both databases.

The text is drawn from a seeded generator: words as common as Zipf's law has it, passages around subjects. The vectors
of the passages are drawn too (embedding 100,000 passages would take an hour); those of the questions come from the
model, so that the time of a whole query, embedding included, is real.
"""

import jawab  # noqa: F401, I001 - first: it settles how many threads numpy takes
import asyncio
import json
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import numpy as np
from sqlalchemy import insert, text

from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.db.search import postgres
from jawab.db.search.indexing import index_article
from jawab.evals.corpus import new_workspace
from jawab.inference.embedder import Embedder, load_embedder
from jawab.inference.onnx import built_in_model
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.knowledge.models import Article, Chunk, KnowledgeVersion
from jawab.knowledge.search import KnowledgeSearch
from jawab.settings import Settings
from tests.support.postgres import PostgresServer

SIZES = (1_000, 10_000, 100_000)
CHUNKS_OF_AN_ARTICLE = 50  # many, so that filling the database is quick
QUERIES = 200
WORDS_OF_A_CHUNK = 90
SUBJECTS = 500
CHUNK_INDEX = next(statement for statement in postgres.CREATE if "ix_chunk_vectors_embedding" in statement)
RESULTS = Path(__file__).parent / "results" / "retrieval.json"


class Library:
    """Draws passages, their vectors, and questions in the words of the passages."""

    def __init__(self, width: int, seed: int = 2026) -> None:
        self._draw = np.random.default_rng(seed)
        self._words = english()
        common = 1 / np.arange(2, len(self._words) + 2)
        self._common = common / common.sum()
        self._falling = (1 / np.sqrt(1 + np.arange(width) / 24)).astype(np.float32)
        self._centres = self._vector(SUBJECTS)

    def passages(self, count: int) -> tuple[list[str], np.ndarray]:
        """`count` texts and their vectors, float32 of shape (count, width), of length 1."""
        drawn = self._draw.choice(len(self._words), (count, WORDS_OF_A_CHUNK), p=self._common)
        texts = [" ".join(self._words[i] for i in row) for row in drawn]
        vectors = self._centres[self._draw.integers(SUBJECTS, size=count)] + 0.8 * self._vector(count)
        return texts, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def questions(self, count: int) -> list[str]:
        """Questions of 4 to 12 words, as common as in the passages, in an English frame."""
        return [
            f"how do I {' '.join(self._words[i] for i in self._draw.choice(len(self._words), size, p=self._common))}?"
            for size in self._draw.integers(4, 13, count)
        ]

    def _vector(self, count: int) -> np.ndarray:
        vectors: np.ndarray = self._draw.normal(size=(count, len(self._falling))).astype(np.float32) * self._falling
        return vectors


def english() -> list[str]:
    """The words of the embedder's vocabulary, most common first: about 20,000."""
    vocabulary = json.loads(built_in_model().tokenizer.read_text())["model"]["vocab"]
    return [word for word in sorted(vocabulary, key=vocabulary.__getitem__) if word.isalpha() and len(word) > 2]


async def fill(database: Database, workspace: UUID, library: Library, embedder: Embedder, chunks: int) -> None:
    """Store `chunks` passages through the product's own tables and index."""
    async with database.write() as session:
        session.add(KnowledgeVersion(workspace_id=workspace, number=1))
    for number in range(chunks // CHUNKS_OF_AN_ARTICLE):
        texts, vectors = library.passages(CHUNKS_OF_AN_ARTICLE)
        title = " ".join(texts[0].split()[:6])
        article = Article(
            id=new_id(), workspace_id=workspace, source_id=workspace, path=str(number), slug=str(number),
            language="en", title=title, markdown="\n\n".join(texts), digest="", updated_at=now(),
            embedder=embedder.name, title_vector=vectors[0].tobytes(),
        )  # fmt: skip
        rows = [
            Chunk(
                id=new_id(), workspace_id=workspace, article_id=article.id, position=i, heading_path=[], anchor="",
                start=0, end=len(passage), text=passage, language="en", digest="", embedder=embedder.name,
                vector=vector.tobytes(),
            )
            for i, (passage, vector) in enumerate(zip(texts, vectors, strict=True))
        ]  # fmt: skip
        async with database.write() as session:
            session.add(article)
            await session.flush()
            await session.execute(insert(Chunk), [_columns(row) for row in rows])
            await index_article(session, article, rows)


def _columns(chunk: Chunk) -> dict[str, Any]:
    return {column.key: getattr(chunk, column.key) for column in Chunk.__table__.columns}


async def measure(database: Database, embedder: Embedder, chunks: int) -> dict[str, float]:
    """Milliseconds of whole queries (p50, p95), of their embedding alone, and the memory that searching took."""
    library = Library(embedder.width)
    workspace = await new_workspace(database, f"bench-{chunks}")
    began = time.perf_counter()
    if database.dialect == "postgresql":
        await _administer(database, "DROP INDEX ix_chunk_vectors_embedding")
    await fill(database, workspace, library, embedder, chunks)
    if database.dialect == "postgresql":
        # One building of the whole index takes a fraction of the time of 100,000 insertions into it.
        await _administer(database, "SET maintenance_work_mem = '512MB'", CHUNK_INDEX, "VACUUM ANALYZE")
    filled = time.perf_counter() - began
    search = KnowledgeSearch(database, embedder)
    before, began = memory(), time.perf_counter()
    await search.find(workspace, "warm up", (await embedder.embed(["warm up"]))[0])
    first = time.perf_counter() - began
    whole, embedding = [], []
    for question in library.questions(QUERIES):
        began = time.perf_counter()
        vector = (await embedder.embed([question]))[0]
        embedding.append(time.perf_counter() - began)
        await search.find(workspace, question, vector, language="en")
        whole.append(time.perf_counter() - began)
    return {
        "chunks": chunks,
        "query_ms_p50": _ms(whole, 50),
        "query_ms_p95": _ms(whole, 95),
        "embedding_ms_p50": _ms(embedding, 50),
        "first_query_ms": round(1000 * first, 1),
        "memory_mb": round((memory() - before) / 2**20, 1),
        "chunks_stored_per_second": round(chunks / filled),
    }


async def _administer(database: Database, *statements: str) -> None:
    async with database.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        for statement in statements:
            await connection.execute(text(statement.replace(":", r"\:")))


async def run(sizes: Sequence[int] = SIZES) -> dict[str, Any]:
    """The table of both databases, and how much longer a query takes at the largest size than at the smallest."""
    embedder = load_embedder()
    results: dict[str, Any] = {}
    with TemporaryDirectory(prefix="jawab-bench-") as folder:
        server = _postgres(Path(folder))
        try:
            for kind in ("sqlite", "postgresql"):
                rows = []
                for size in sizes:
                    url = f"sqlite:///{folder}/{size}.db" if kind == "sqlite" else server.url(server.create_database())
                    database = Database(Settings(database_url=url).database)
                    await migrate(database)
                    rows.append(await measure(database, embedder, size))
                    await database.close()
                    print(kind, rows[-1], flush=True)
                results[kind] = {
                    "sizes": rows,
                    "p95_growth": round(rows[-1]["query_ms_p95"] / rows[0]["query_ms_p95"], 2),
                }
        finally:
            server.stop()
    return results


def _postgres(folder: Path) -> PostgresServer:
    """A server in `folder`, which it must be let through: PostgreSQL does not run as root."""
    folder.chmod(0o711)
    (folder / "postgres").mkdir()
    return PostgresServer(folder / "postgres")


def _ms(seconds: Sequence[float], percentile: float) -> float:
    return round(1000 * float(np.percentile(seconds, percentile)), 2)


def memory() -> int:
    """Bytes that this process has in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def main() -> None:
    """Measure and write results/retrieval.json."""
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(asyncio.run(run()), indent=1) + "\n")


if __name__ == "__main__":
    main()
