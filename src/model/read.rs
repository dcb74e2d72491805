//! Ids and moments from their text.

use super::{ArmId, Moment, SubnetId};
use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

impl ArmId {
    /// Reads the id of a service; `None` for any other id.
    pub fn read(raw: &str) -> Option<Self> {
        let segments: Vec<&str> = raw.trim().trim_matches('/').split('/').collect();
        let [a, subscription, b, resource_group, c, provider, kind, name] = segments.as_slice()
        else {
            return None;
        };
        let right = a.eq_ignore_ascii_case("subscriptions")
            && b.eq_ignore_ascii_case("resourceGroups")
            && c.eq_ignore_ascii_case("providers")
            && provider.eq_ignore_ascii_case("Microsoft.ApiManagement")
            && kind.eq_ignore_ascii_case("service");
        if !right || [subscription, resource_group, name].iter().any(|part| part.is_empty()) {
            return None;
        }
        Some(Self {
            raw: raw.to_owned(),
            subscription: (*subscription).to_owned(),
            resource_group: (*resource_group).to_owned(),
            name: (*name).to_owned(),
        })
    }

    /// The id in the form in which two of them are compared.
    pub fn key(&self) -> String {
        self.raw.trim().trim_matches('/').to_ascii_lowercase()
    }
}

impl SubnetId {
    /// Reads the id of a subnet; the parts that it does not have stay empty.
    pub fn read(raw: &str) -> Self {
        let segments: Vec<&str> = raw.trim().trim_matches('/').split('/').collect();
        let after = |name: &str| -> String {
            segments
                .iter()
                .position(|segment| segment.eq_ignore_ascii_case(name))
                .and_then(|index| segments.get(index + 1))
                .map_or_else(String::new, |part| (*part).to_owned())
        };
        Self {
            raw: raw.to_owned(),
            subscription: after("subscriptions"),
            resource_group: after("resourceGroups"),
            network: after("virtualNetworks"),
            subnet: after("subnets"),
        }
    }
}

impl Moment {
    /// Reads `2022-08-31T08:13:43.0623636Z` and its variants: any number of fraction digits, an
    /// offset as `Z`, `+00:00` or none (then UTC), a blank for the `T`, or a date alone. Windows
    /// PowerShell writes `/Date(1661933623063)/`, milliseconds since 1970.
    pub fn read(raw: &str) -> Option<Self> {
        let text = raw.trim();
        if let Some(number) = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
            let seconds = number.parse::<i64>().ok()?.div_euclid(1000);
            let utc = OffsetDateTime::from_unix_timestamp(seconds).ok()?;
            return Some(Self { raw: raw.to_owned(), utc });
        }
        let (date, rest) = text.split_at_checked(10)?;
        let date = read_date(date)?;
        let utc = if rest.is_empty() {
            OffsetDateTime::new_utc(date, Time::MIDNIGHT)
        } else {
            let clock = rest.strip_prefix(['T', 't', ' '])?;
            let (clock, offset) = split_offset(clock)?;
            OffsetDateTime::new_in_offset(date, read_time(clock)?, offset)
                .checked_to_offset(UtcOffset::UTC)?
        };
        Some(Self { raw: raw.to_owned(), utc })
    }
}

/// A number of exactly so many digits.
fn digits(text: &str, length: usize) -> Option<u16> {
    let right = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

fn read_date(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = digits(parts.next()?, 4)?;
    let month = u8::try_from(digits(parts.next()?, 2)?).ok()?;
    let day = u8::try_from(digits(parts.next()?, 2)?).ok()?;
    Date::from_calendar_date(i32::from(year), Month::try_from(month).ok()?, day).ok()
}

fn read_time(text: &str) -> Option<Time> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let nano: String = fraction.chars().chain("000000000".chars()).take(9).collect();
    let mut parts = clock.splitn(3, ':').map(|part| digits(part, 2));
    let hour = u8::try_from(parts.next()??).ok()?;
    let minute = u8::try_from(parts.next()??).ok()?;
    let second = match parts.next() {
        Some(second) => u8::try_from(second?).ok()?,
        None => 0,
    };
    Time::from_hms_nano(hour, minute, second, nano.parse().ok()?).ok()
}

fn split_offset(text: &str) -> Option<(&str, UtcOffset)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, UtcOffset::UTC));
    }
    let Some(sign) = text.rfind(['+', '-']) else { return Some((text, UtcOffset::UTC)) };
    let (clock, offset) = text.split_at_checked(sign)?;
    let minus = offset.starts_with('-');
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let hours = i8::try_from(digits(hours, 2)?).ok()?;
    let minutes = i8::try_from(digits(minutes, 2)?).ok()?;
    let signed = |value: i8| if minus { -value } else { value };
    Some((clock, UtcOffset::from_hms(signed(hours), signed(minutes), 0).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_in_the_spellings_of_the_provider_and_the_tools() {
        let utc = |raw: &str| Moment::read(raw).map(|moment| moment.utc.unix_timestamp());
        assert_eq!(utc("2022-08-31T08:13:43.0623636Z"), Some(1_661_933_623));
        assert_eq!(utc("2024-03-17T14:14:32.733488+00:00"), Some(1_710_684_872));
        assert_eq!(utc("2024-03-17T16:14:32+02:00"), Some(1_710_684_872));
        assert_eq!(utc("2024-03-17 14:14:32"), Some(1_710_684_872));
        assert_eq!(utc("2024-03-17"), Some(1_710_633_600));
        for wrong in [
            "",
            "today",
            "2024-13-01",
            "2024-03-17T25:00:00Z",
            "2024-03-17T14:14:32.Z",
            "é024-03-17",
        ] {
            assert_eq!(utc(wrong), None, "{wrong}");
        }
        assert_eq!(utc("9999-12-31T23:59:59-23:59"), None);
    }

    #[test]
    fn ids_of_services_and_of_nothing_else() {
        let id = ArmId::read(
            "/SUBSCRIPTIONS/s-1/resourcegroups/Rg/providers/microsoft.apimanagement/Service/apim-1",
        )
        .unwrap();
        assert_eq!((&*id.subscription, &*id.resource_group, &*id.name), ("s-1", "Rg", "apim-1"));
        let base = "/subscriptions/s/resourceGroups/r/providers/Microsoft.ApiManagement";
        assert_eq!(ArmId::read(&format!("{base}/service/a/apis/b")), None);
        assert_eq!(ArmId::read(&format!("{base}/gateways/a")), None);
        assert_eq!(ArmId::read(&format!("{base}/service/")), None);
        assert_eq!(ArmId::read("[resourceId('Microsoft.ApiManagement/service', 'a')]"), None);
    }

    #[test]
    fn subnets_with_all_their_parts_or_fewer() {
        let id = SubnetId::read(
            "/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v/subnets/n",
        );
        assert_eq!(
            (&*id.subscription, &*id.resource_group, &*id.network, &*id.subnet),
            ("s", "r", "v", "n")
        );
        let odd = SubnetId::read("[parameters('subnet')]");
        assert_eq!((&*odd.raw, &*odd.network, &*odd.subnet), ("[parameters('subnet')]", "", ""));
    }
}
