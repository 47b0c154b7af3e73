"""The back-up and restore of docs/operations.md, on both databases."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.postgres import PostgresServer
from tests.support.site import Site, SiteMaker
from tests.support.visitor import VisitorClient

pytestmark = pytest.mark.site


def texts(site: Site, visitor: VisitorClient) -> list[str]:
    visitor.move_to(site.url)
    return [message["text"] for message in visitor.messages() if message["author"] == "visitor"]


def test_sqlite_copy_made_under_way_brings_back_what_was_said(site_maker: SiteMaker, tmp_path: Path) -> None:
    with site_maker.make("sqlite") as site, site.visitor() as visitor:
        visitor.open()
        visitor.say("kept")
        site.command("backup", str(tmp_path / "copy.db"))
        visitor.say("said after the back-up")
        site.stop()
        key = (site.data_dir / "master.key").read_bytes()

        shutil.rmtree(site.data_dir)
        site.data_dir.mkdir()
        (site.data_dir / "master.key").write_bytes(key)
        (site.data_dir / "master.key").chmod(0o600)
        shutil.copy(tmp_path / "copy.db", site.data_dir / "jawab.db")
        site.start()
        assert texts(site, visitor) == ["kept"]


def test_postgres_dump_brings_back_what_was_said(
    site_maker: SiteMaker, postgres: PostgresServer, tmp_path: Path
) -> None:
    with site_maker.make("postgres") as site, site.visitor() as visitor:
        visitor.open()
        visitor.say("kept")
        before, dump = site.env["JAWAB_DATABASE_URL"], tmp_path / "jawab.dump"
        subprocess.run([postgres.program("pg_dump"), "--format=custom", f"--file={dump}", before], check=True)

        after = postgres.url(postgres.create_database())
        subprocess.run([postgres.program("pg_restore"), "--no-owner", f"--dbname={after}", str(dump)], check=True)
        with site_maker.at(site.data_dir, "postgres", site.demo, database_url=after) as restored:
            assert texts(restored, visitor) == ["kept"]


def test_restored_data_without_their_key_do_not_start(site_maker: SiteMaker) -> None:
    with site_maker.make("sqlite") as site, site.visitor() as visitor:
        visitor.open()
        visitor.say("sealed")
        site.stop()
        (site.data_dir / "master.key").rename(site.data_dir / "elsewhere")
        with pytest.raises(RuntimeError, match=r"master key .* is missing"):
            site.start()
        assert not (site.data_dir / "master.key").exists()
        (site.data_dir / "elsewhere").rename(site.data_dir / "master.key")
        site.start()
        assert texts(site, visitor) == ["sealed"]
