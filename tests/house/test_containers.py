"""Dockerfile and compose.yaml agree with the repository and with the settings. (No container engine is needed.)"""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from jawab.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = ROOT / "Dockerfile"
SETTINGS = {f"JAWAB_{name.upper()}" for name in Settings.model_fields}
BUILT = {"src/jawab/static"}


def instructions() -> Iterator[tuple[str, str]]:
    """Yield the Dockerfile's instructions as (name, arguments), continued lines joined."""
    text = re.sub(r"\\\n\s*", " ", DOCKERFILE.read_text())
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, _, arguments = line.partition(" ")
            yield name, arguments


def image_environment() -> dict[str, str]:
    return dict(part.split("=", 1) for name, line in instructions() if name == "ENV" for part in shlex.split(line))


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "compose.yaml").read_text()))


def test_everything_that_the_image_copies_exists_and_is_sent_to_the_builder() -> None:
    sent = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    copied = [shlex.split(line)[:-1] for name, line in instructions() if name == "COPY" and "--from" not in line]
    assert len(copied) >= 5
    for source in [source for sources in copied for source in sources]:
        assert (ROOT / source).exists(), source
        assert any(Path(entry).parts[0] == Path(source).parts[0] for entry in sent), f"{source} is ignored"


def test_what_is_copied_between_stages_was_made_there() -> None:
    stages = [line.split(" AS ")[-1].strip() for name, line in instructions() if name == "FROM"]
    for line in (line for name, line in instructions() if name == "COPY" and "--from" in line):
        stage, source, _ = line.removeprefix("--from=").split()
        assert stage in stages
        assert source in {"/build/src/jawab/static", "/opt/jawab"}


def test_image_runs_unprivileged_with_its_state_in_a_folder_of_its_own() -> None:
    names = [name for name, _ in instructions()]
    user = next(line for name, line in instructions() if name == "USER")
    made = next(line for name, line in instructions() if name == "RUN" and "useradd" in line)
    assert names.index("CMD") > names.index("USER")
    assert f"--uid 1000 --user-group --create-home {user}" in made
    assert f"install -d -o {user} -g {user} -m 700 {image_environment()['JAWAB_DATA_DIR']}" in made


def test_image_serves_on_the_port_that_it_exposes_and_checks() -> None:
    given = dict(instructions())
    assert given["EXPOSE"] == image_environment()["JAWAB_PORT"] == "7860"
    _, check = given["HEALTHCHECK"].split("CMD ", 1)
    compile(json.loads(check)[2], "healthcheck", "exec")
    assert "/healthz" in check
    command = json.loads(given["CMD"])[2]
    assert 'JAWAB_PORT="${PORT:-$JAWAB_PORT}"' in command
    assert command.endswith("exec jawab serve")


def test_every_variable_is_a_setting(compose: dict[str, Any]) -> None:
    named = {name for name in [*image_environment(), *compose["services"]["jawab"]["environment"]] if "JAWAB" in name}
    assert named <= SETTINGS
    secrets = set(compose["services"]["jawab"]["secrets"])
    assert {secret.upper() for secret in secrets} <= SETTINGS


def test_compose_waits_for_health_and_publishes_the_port_that_jawab_listens_on(compose: dict[str, Any]) -> None:
    services = compose["services"]
    jawab = services["jawab"]
    for name, how in jawab["depends_on"].items():
        assert how["condition"] == "service_healthy"
        assert "healthcheck" in services[name]
    (port,) = jawab["ports"]
    assert port.rpartition(":")[2] == jawab["environment"]["JAWAB_PORT"]
    assert int(jawab["environment"]["JAWAB_WORKERS"]) > 1
    assert jawab["environment"]["JAWAB_VALKEY_URL"].startswith("redis://valkey:")


def test_only_jawab_is_reachable_from_outside_and_only_on_loopback(compose: dict[str, Any]) -> None:
    published = {name: service["ports"] for name, service in compose["services"].items() if "ports" in service}
    assert list(published) == ["jawab"]
    assert published["jawab"][0].startswith("127.0.0.1:")


def test_named_volumes_and_secrets_are_declared_and_secrets_are_made_by_the_script(compose: dict[str, Any]) -> None:
    used = {volume.split(":")[0] for service in compose["services"].values() for volume in service.get("volumes", [])}
    assert used == set(compose["volumes"])
    script = (ROOT / "scripts" / "compose-secrets").read_text()
    for name, secret in compose["secrets"].items():
        assert secret["file"] == f"./secrets/{name}"
        assert f'"{name}"' in script
