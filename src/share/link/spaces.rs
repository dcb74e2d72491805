//! Columns of a link, and the spaces of their texts.

/// A place of the model: its own contexts, and the space of its texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column(pub(super) u16, pub(super) Space);

/// Where equal texts are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// Words of Azure, each column its own.
    Words(u16),
    Region,
    Subscription,
    Group,
    Name,
    Network,
    Subnet,
    Resource,
    Address,
    Host,
    Day,
    /// A whole ARM id.
    Id,
    /// What an ARM id is of: the id without names.
    Form,
    Other,
}

/// How many spaces there are.
pub(super) const SPACES: usize = 256;

impl Space {
    /// The spaces whose texts are those of one company.
    pub(super) const OWN: [Self; 10] = [
        Self::Subscription,
        Self::Group,
        Self::Name,
        Self::Network,
        Self::Subnet,
        Self::Resource,
        Self::Address,
        Self::Host,
        Self::Day,
        Self::Id,
    ];

    pub(super) fn number(self) -> u16 {
        match self {
            Self::Words(column) => 16 + column,
            Self::Region => 0,
            Self::Subscription => 1,
            Self::Group => 2,
            Self::Name => 3,
            Self::Network => 4,
            Self::Subnet => 5,
            Self::Resource => 6,
            Self::Address => 7,
            Self::Host => 8,
            Self::Day => 9,
            Self::Id => 10,
            Self::Form => 11,
            Self::Other => 12,
        }
    }
}
