"""Python methods of the models of events and automations: see `prefect_rs.client.schemas._methods`.

The bases that several models share, such as `Trigger`, are public in the modules of those models.
"""
