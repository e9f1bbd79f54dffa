//! `NO_PROXY`: hosts that are accessed without a proxy.
//!
//! Entries are interpreted as in httpx, curl or requests. If these differ, a host that any of them exempts is exempt. IPv6
//! networks, brackets and `*.domain`, which none of them supports, are supported as well.

use std::net::{IpAddr, Ipv6Addr};

use http::Uri;
use url::Host;

/// The entries of one list.
#[derive(Default)]
pub(super) struct Exempt(Vec<Exemption>);

struct Exemption {
    scheme: Option<String>,
    hosts: Hosts,
    port: Option<u16>,
}

enum Hosts {
    All,
    Address(IpAddr),
    /// Address and prefix length.
    Network(IpAddr, u8),
    /// This domain and its subdomains.
    Domain(String),
    /// Only the subdomains of this domain.
    Below(String),
}

impl Exempt {
    /// Parses a list separated by commas or blanks. Invalid entries are ignored.
    pub(super) fn parse(list: &str) -> Self {
        let entries = list.split(|c: char| c == ',' || c.is_whitespace()).filter(|entry| !entry.is_empty());
        Self(entries.filter_map(Exemption::parse).collect())
    }

    pub(super) fn contains(&self, url: &Uri) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let Some(host) = url.host() else { return false };
        let host = host.trim_matches(['[', ']']);
        let address = host.parse::<IpAddr>().ok().map(|address| address.to_canonical());
        let name = normal_name(host);
        let default_port = if url.scheme_str() == Some("https") { 443 } else { 80 };
        let port = url.port_u16().unwrap_or(default_port);
        self.0.iter().any(|entry| {
            entry.scheme.as_deref().is_none_or(|scheme| Some(scheme) == url.scheme_str())
                && entry.port.is_none_or(|wanted| wanted == port)
                && entry.hosts.contains(address, &name)
        })
    }
}

impl Exemption {
    fn parse(text: &str) -> Option<Self> {
        let (scheme, text) = match text.split_once("://") {
            Some((scheme, rest)) => {
                let scheme = scheme.to_ascii_lowercase();
                (Some(scheme).filter(|scheme| scheme != "all"), rest.trim_end_matches('/'))
            }
            None => (None, text),
        };
        // `::1` and `fd00::/8` have colons but no port.
        if let Some(hosts) = Hosts::of_addresses(text) {
            return Some(Self { scheme, hosts, port: None });
        }
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) => (host, Some(port.parse().ok()?)),
            None => (text, None),
        };
        let hosts = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
            Some(address) => Hosts::of_addresses(address)?,
            None => Hosts::of_addresses(host).unwrap_or_else(|| Hosts::of_names(host)),
        };
        Some(Self { scheme, hosts, port })
    }
}

impl Hosts {
    /// Parses an address or a network.
    fn of_addresses(text: &str) -> Option<Self> {
        let Some((address, bits)) = text.split_once('/') else {
            let address: IpAddr = text.trim_matches(['[', ']']).parse().ok()?;
            return Some(Self::Address(address.to_canonical()));
        };
        let address: IpAddr = address.trim_matches(['[', ']']).parse().ok()?;
        let bits: u8 = bits.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        if bits > most {
            return None;
        }
        Some(match (address, address.to_canonical()) {
            // An IPv4-mapped IPv6 network.
            (IpAddr::V6(_), address @ IpAddr::V4(_)) if bits >= 96 => Self::Network(address, bits - 96),
            (address, _) => Self::Network(address, bits),
        })
    }

    fn of_names(text: &str) -> Self {
        match text.strip_prefix("*.") {
            _ if text == "*" => Self::All,
            Some(above) => Self::Below(normal_name(above)),
            None => Self::Domain(normal_name(text.trim_start_matches('.'))),
        }
    }

    fn contains(&self, address: Option<IpAddr>, name: &str) -> bool {
        let is_below = |above: &str| {
            let rest = name.strip_suffix(above).and_then(|rest| rest.strip_suffix('.'));
            address.is_none() && !above.is_empty() && rest.is_some_and(|rest| !rest.is_empty())
        };
        match self {
            Self::All => true,
            Self::Address(wanted) => address == Some(*wanted),
            Self::Network(network, bits) => {
                address.is_some_and(|address| is_within(address, *network, *bits))
            }
            Self::Domain(domain) => is_below(domain) || (address.is_none() && domain == name),
            Self::Below(domain) => is_below(domain),
        }
    }
}

fn is_within(address: IpAddr, network: IpAddr, bits: u8) -> bool {
    let shares = |a: u128, b: u128, width: u8| {
        let unused = u32::from(width.saturating_sub(bits));
        a.checked_shr(unused).unwrap_or(0) == b.checked_shr(unused).unwrap_or(0)
    };
    match (address, network) {
        (IpAddr::V4(a), IpAddr::V4(b)) => shares(u32::from(a).into(), u32::from(b).into(), 32),
        (IpAddr::V6(a), IpAddr::V6(b)) => shares(a.into(), b.into(), 128),
        // An IPv4 address is within `::/0` and `::ffff:0:0/96`.
        (IpAddr::V4(a), IpAddr::V6(b)) => shares(Ipv6Addr::into(a.to_ipv6_mapped()), b.into(), 128),
        (IpAddr::V6(_), IpAddr::V4(_)) => false,
    }
}

/// A normalized name: lower-case ASCII without a trailing dot.
fn normal_name(name: &str) -> String {
    let name = name.strip_suffix('.').unwrap_or(name);
    match Host::parse(name) {
        Ok(Host::Domain(domain)) => domain,
        _ => name.to_ascii_lowercase(),
    }
}
