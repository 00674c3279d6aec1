"""`prefect.yaml`: one deployment a source, at the cadence of its source.yml, with an entrypoint that imports."""

import inspect
from pathlib import Path
from typing import Any

import pytest
import yaml

from etl.declare import sources

ROOT = Path(__file__).parents[2]
DEPLOYMENTS: list[dict[str, Any]] = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]


def test_every_source_is_deployed_once() -> None:
    assert sorted(one["name"] for one in DEPLOYMENTS) == sorted(sources())


@pytest.mark.parametrize("one", DEPLOYMENTS, ids=lambda one: str(one["name"]))
def test_a_deployment_has_the_cadence_of_its_source(one: dict[str, Any]) -> None:
    (schedule,) = one["schedules"]
    assert schedule == {"cron": sources()[one["name"]].cadence, "timezone": "UTC"}
    assert one["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}


@pytest.mark.parametrize("one", DEPLOYMENTS, ids=lambda one: str(one["name"]))
def test_the_entrypoint_imports_and_takes_the_parameters(
    one: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.flows import Flow, load_flow_from_entrypoint

    monkeypatch.chdir(ROOT)
    flow: Flow[..., Any] = load_flow_from_entrypoint(one["entrypoint"])
    assert one["parameters"] == {"source": one["name"]}
    inspect.signature(flow.fn).bind(**one["parameters"])
