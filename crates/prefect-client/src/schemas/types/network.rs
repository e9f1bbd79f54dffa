//! IP networks.

use std::borrow::Cow;
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use super::value::{Field, Mismatch, Type, Value};

/// An IP network, such as `192.0.2.0/24`. An address without a prefix length is a network of one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IpNetwork {
    address: IpAddr,
    length: u8,
}

/// Why a text is not a valid network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNetwork {
    /// It does not have the format of a network.
    Malformed,
    /// Host bits are set: the address is not the first of the network.
    HostBits,
}

impl FromStr for IpNetwork {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, NoNetwork> {
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| NoNetwork::Malformed)?;
        let (bits, most) = match address {
            // Shifted, so that the first bit is at the same position for both versions.
            IpAddr::V4(address) => (u128::from(u32::from(address)) << 96, 32),
            IpAddr::V6(address) => (u128::from(address), 128),
        };
        let length = match length {
            Some(text) => length_of(text, most).ok_or(NoNetwork::Malformed)?,
            None => most,
        };
        if bits.checked_shl(u32::from(length)).is_some_and(|beyond| beyond != 0) {
            return Err(NoNetwork::HostBits);
        }
        Ok(Self { address, length })
    }
}

/// Parses a prefix length or, for IPv4, a mask such as `255.255.255.0`.
fn length_of(text: &str, most: u8) -> Option<u8> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().filter(|length| *length <= most);
    }
    let mask: std::net::Ipv4Addr = text.parse().ok().filter(|_| most == 32)?;
    let ones = u32::from(mask).leading_ones();
    let is_mask = u32::from(mask).checked_shl(ones).unwrap_or(0) == 0;
    is_mask.then(|| u8::try_from(ones).ok()).flatten()
}

impl fmt::Display for IpNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.length)
    }
}

impl Default for IpNetwork {
    fn default() -> Self {
        Self { address: IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED), length: 0 }
    }
}

impl fmt::Display for NoNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "expected an IP network, such as 192.0.2.0/24 or 2001:db8::/32",
            Self::HostBits => {
                "expected the first address of a network: this one has host bits set. For a single address, \
                 leave out the prefix length"
            }
        })
    }
}

impl Field for IpNetwork {
    const TYPE: Type = Type::IpNetwork;

    fn to_value(&self) -> Value<'_> {
        Value::Str(Cow::Owned(self.to_string()))
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        match value {
            Value::Str(text) => text.parse().map_err(|_| Mismatch),
            _ => Err(Mismatch),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{IpNetwork, NoNetwork};

    fn read(text: &str) -> Result<String, NoNetwork> {
        text.parse::<IpNetwork>().map(|network| network.to_string())
    }

    #[test]
    fn networks_are_written_with_their_length() {
        for (text, written) in [
            ("192.0.2.0/24", "192.0.2.0/24"),
            ("192.0.2.7", "192.0.2.7/32"),
            ("192.0.2.0/255.255.255.0", "192.0.2.0/24"),
            ("0.0.0.0/0", "0.0.0.0/0"),
            ("0.0.0.0/0.0.0.0", "0.0.0.0/0"),
            ("2001:DB8::/32", "2001:db8::/32"),
            ("2001:db8::1", "2001:db8::1/128"),
            ("::/0", "::/0"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(written), "{text}");
        }
    }

    #[test]
    fn invalid_networks_are_rejected() {
        for text in
            ["", "x", "192.0.2.0/33", "192.0.2.0/", "192.0.2.0/-1", "192.0.2/24", "::/129", "::/255.0.0.0"]
        {
            assert_eq!(read(text), Err(NoNetwork::Malformed), "{text}");
        }
        for text in ["192.0.2.1/24", "2001:db8::1/32", "128.0.0.0/0"] {
            assert_eq!(read(text), Err(NoNetwork::HostBits), "{text}");
        }
    }
}
