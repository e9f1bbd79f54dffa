"""Python methods of service level agreements."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from uuid import UUID

    from typing_extensions import Self

    from prefect_rs._experimental.sla import objects as slas

    class _ServiceLevelAgreement(slas.ServiceLevelAgreement):
        pass
else:
    _ServiceLevelAgreement = object


class ServiceLevelAgreement(_ServiceLevelAgreement):
    """The methods of `ServiceLevelAgreement`."""

    __slots__ = ()

    def set_deployment_id(self, deployment_id: "UUID | str") -> "Self":
        """Apply the agreement to a deployment.

        Args:
            deployment_id (UUID | str): The deployment's id.

        Returns:
            Self: This agreement, with `owner_resource` set.
        """
        self.owner_resource = f"prefect.deployment.{deployment_id}"
        return self
