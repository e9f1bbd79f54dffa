"""Run deployments. Deploying and serving flows takes the official package (`pip install prefect`)."""

from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs.deployments.flow_runs import arun_deployment as arun_deployment
    from prefect_rs.deployments.flow_runs import run_deployment as run_deployment

__getattr__, __dir__, _names = forward(
    __name__, {"prefect_rs.deployments.flow_runs": ["arun_deployment", "run_deployment"]}
)

__all__ = ["arun_deployment", "run_deployment"]
