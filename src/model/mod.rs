//! What may be asked of an instance, in the words of the documents and independent of the
//! form in which it was exported.

mod acceptance;
mod custom_properties;
mod enums;
mod field;
mod hints;
mod instance;
mod read;
mod taken;

pub use acceptance::{Acceptance, Decision};
pub use custom_properties::CustomProperties;
pub use enums::{
    CertificateSource, ConnectionStatus, HostType, NetworkType, PlatformVersion, ProvisioningState,
    Sku, Switch,
};
pub use field::{At, Field, Written};
pub use hints::Hints;
pub use instance::{
    ArmId, Basis, CaCertificate, Candidate, Capacity, Certificate, Estate, HostName, Identity,
    Instance, Location, Moment, Opinion, PrivateEndpoint, ReadInput, Recognised, Snapshot,
    SubnetId,
};
pub use taken::Taken;
