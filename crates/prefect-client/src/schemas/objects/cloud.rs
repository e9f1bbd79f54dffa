//! Prefect Cloud only: workspaces, users, IP allowlists.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::{DateTime, IpNetwork, JsonObject};

models! {
    /// A workspace of Prefect Cloud.
    #[methods("cloud")]
    pub struct Workspace: Received in "objects" {
        /// The id of its account.
        account_id: Uuid,
        /// The name of its account. None for a workspace that was just created.
        account_name: Option<String> = None,
        /// The handle of its account. None for a workspace that was just created.
        account_handle: Option<String> = None,
        /// The workspace's id, also available as `id`.
        workspace_id | id: Uuid,
        /// Its name, also available as `name`.
        workspace_name | name: String,
        /// A description, also available as `description`.
        workspace_description | description: Option<String> = None,
        /// Its handle, unique within the account.
        workspace_handle | handle: String,
        /// When it was created. Only sent for a workspace that was just created.
        created: Option<DateTime> = None,
        /// When it last changed, if sent.
        updated: Option<DateTime> = None,
        /// The id of the role of new members, if sent.
        default_workspace_role_id: Option<Uuid> = None,
        /// Whether it is public, if sent.
        is_public: Option<bool> = None,
    }

    /// A user of Prefect Cloud.
    #[methods("cloud")]
    pub struct User: Received in "objects" {
        /// The user's id.
        id: Uuid,
        /// Their email address.
        email: String,
        /// Their first name.
        first_name: Option<String> = None,
        /// Their last name.
        last_name: Option<String> = None,
        /// Their unique handle.
        handle: String,
        /// When they signed up.
        created: Option<DateTime> = None,
        /// When the user last changed.
        updated: Option<DateTime> = None,
        /// Their id as an actor, in audit logs.
        actor_id: Option<Uuid> = None,
    }

    /// The settings of a workspace.
    pub struct WorkspaceSettings: Received in "objects" {
        /// The workspace's id.
        workspace_id: Uuid,
        /// The settings by name.
        settings: JsonObject = JsonObject::default(),
    }

    /// An entry of an IP allowlist: a network from which an account can be accessed.
    pub struct IPAllowlistEntry: Received in "objects" {
        /// The network. A single address is a network of one address.
        ip_network: IpNetwork,
        /// Whether the entry is in effect.
        enabled: bool,
        /// A description.
        description: Option<String> = None,
        /// When Prefect Cloud was last accessed from there.
        last_seen: Option<String> = None,
    }

    /// The networks from which an account can be accessed.
    pub struct IPAllowlist: Received in "objects" {
        /// The entries.
        entries: Vec<Arc<IPAllowlistEntry>>,
    }

    /// Whether an account can be accessed from this client's address.
    pub struct IPAllowlistMyAccessResponse: Received in "objects" {
        /// Whether access is allowed.
        allowed: bool,
        /// The reason.
        detail: String,
    }
}
