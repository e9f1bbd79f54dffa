"""Python methods of deployments."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs.client.schemas import actions, responses
    from prefect_rs.events.schemas.events import RelatedResource

    class _DeploymentCreate(actions.DeploymentCreate):
        pass

    class _DeploymentUpdate(actions.DeploymentUpdate):
        pass

    class _DeploymentResponse(responses.DeploymentResponse):
        pass
else:
    _DeploymentCreate = _DeploymentUpdate = _DeploymentResponse = object


# Fields of older versions, which the official client ignores with a warning.
_GONE = ("worker_pool_name", "worker_pool_queue_id", "worker_pool_queue_name", "work_pool_queue_name")


class DeploymentUpdate(_DeploymentUpdate):
    """The methods of `DeploymentUpdate`."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        gone = [name for name in _GONE if fields.pop(name, None)]
        if gone:
            from warnings import warn

            warn(
                f"`{'`, `'.join(gone)}` is no longer supported for creating or updating deployments. Use "
                "`work_pool_name` and `work_queue_name` instead",
                UserWarning,
                stacklevel=3,
            )

    def check_valid_configuration(self, base_job_template: "dict[str, Any]") -> None:
        """Check the job variables against the variables of a work pool's job template.

        Requires the package jsonschema. Variables with a default in the template may be omitted.

        Args:
            base_job_template (dict[str, Any]): The template, from `WorkPool.base_job_template`.

        Returns:
            None: The job variables are valid, or the template has no variables.

        Raises:
            jsonschema.ValidationError: The job variables are invalid.
            ImportError: jsonschema is not installed.
        """
        schema = base_job_template.get("variables")
        if schema is None:
            return
        try:
            import jsonschema  # type: ignore[import-untyped, unused-ignore]
        except ImportError:
            raise ImportError(
                "checking job variables requires the package jsonschema: pip install jsonschema",
                name="jsonschema",
            ) from None
        properties = schema.get("properties", {})
        required = [name for name in schema.get("required", []) if "default" not in properties.get(name, {})]
        jsonschema.validate(self.job_variables, {**schema, "required": required})


class DeploymentCreate(DeploymentUpdate, _DeploymentCreate):  # type: ignore[misc]
    """The methods of `DeploymentCreate`."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        super()._prepare(fields)
        tags = fields.get("tags")
        if isinstance(tags, (list, tuple)):
            # Tags from a YAML file may be numbers.
            fields["tags"] = [str(tag) if isinstance(tag, (int, float)) else tag for tag in tags]
        if isinstance(fields.get("description"), (int, float)):
            fields["description"] = str(fields["description"])


class DeploymentResponse(_DeploymentResponse):
    """The methods of `DeploymentResponse`."""

    __slots__ = ()

    def as_related_resource(self, role: str = "deployment") -> "RelatedResource":
        """Return the deployment as a related resource of an event.

        Args:
            role (str): The role of the deployment in the event.

        Returns:
            RelatedResource: The resource.
        """
        from prefect_rs.events.schemas.events import RelatedResource

        return RelatedResource(
            {
                "prefect.resource.id": f"prefect.deployment.{self.id}",
                "prefect.resource.role": role,
                "prefect.resource.name": self.name,
            }
        )
