//! What there is only in Prefect Cloud: workspaces, users, allowlists of networks.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::{DateTime, IpNetwork, JsonObject};

models! {
    /// A workspace of Prefect Cloud.
    #[methods("cloud")]
    pub struct Workspace: Received in "objects" {
        /// The id of the account that it belongs to.
        account_id: Uuid,
        /// That account's name; not known of a workspace that was just created.
        account_name: Option<String> = None,
        /// That account's handle; not known of a workspace that was just created.
        account_handle: Option<String> = None,
        /// The workspace's id, which is its `id`, too.
        workspace_id | id: Uuid,
        /// Its name, which is its `name`, too.
        workspace_name | name: String,
        /// What it is for; its `description`, too.
        workspace_description | description: Option<String> = None,
        /// Its handle, which no other workspace of the account has.
        workspace_handle | handle: String,
        /// When it was created, where that is told: it is of a workspace that was just created.
        created: Option<DateTime> = None,
        /// When it last changed, where that is told.
        updated: Option<DateTime> = None,
        /// The id of the role that new members get, where that is told.
        default_workspace_role_id: Option<Uuid> = None,
        /// Whether anyone may look at it, where that is told.
        is_public: Option<bool> = None,
    }

    /// A user of Prefect Cloud.
    #[methods("cloud")]
    pub struct User: Received in "objects" {
        /// The user's id.
        id: Uuid,
        /// Their address.
        email: String,
        /// Their first name.
        first_name: Option<String> = None,
        /// Their last name.
        last_name: Option<String> = None,
        /// Their handle, which no other user has.
        handle: String,
        /// When they signed up.
        created: Option<DateTime> = None,
        /// When this last changed.
        updated: Option<DateTime> = None,
        /// The id by which they appear as the one who did something.
        actor_id: Option<Uuid> = None,
    }

    /// The settings of a workspace.
    pub struct WorkspaceSettings: Received in "objects" {
        /// The workspace's id.
        workspace_id: Uuid,
        /// The settings, as Prefect Cloud has them.
        settings: JsonObject = JsonObject::default(),
    }

    /// A network that an account may be reached from.
    pub struct IPAllowlistEntry: Received in "objects" {
        /// The network; an address is the network of that one address.
        ip_network: IpNetwork,
        /// Whether the entry counts.
        enabled: bool,
        /// What it is for.
        description: Option<String> = None,
        /// When Prefect Cloud was last reached from there.
        last_seen: Option<String> = None,
    }

    /// The networks that an account may be reached from.
    pub struct IPAllowlist: Received in "objects" {
        /// The networks.
        entries: Vec<Arc<IPAllowlistEntry>>,
    }

    /// Whether this client's own address is among the networks that an account may be reached from.
    pub struct IPAllowlistMyAccessResponse: Received in "objects" {
        /// Whether it is.
        allowed: bool,
        /// Why.
        detail: String,
    }
}
