//! The attributes of serde that a type may carry, and what they say of its names.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, Field, Ident, LitStr, Result};

/// How the names of a type are written.
#[derive(Clone, Copy)]
pub(crate) enum Case {
    /// As in the program.
    Kept,
    /// `likeThis`.
    Camel,
    /// `like-this`.
    Kebab,
}

impl Case {
    fn read(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        match text(meta)?.as_str() {
            "camelCase" => Ok(Self::Camel),
            "kebab-case" => Ok(Self::Kebab),
            _ => Err(meta.error("Record knows camelCase and kebab-case")),
        }
    }

    /// The name of a member, which is `like_this` in the program.
    fn member(self, name: &Ident) -> String {
        let name = name.to_string();
        let name = name.trim_start_matches("r#");
        match self {
            Self::Kept => name.to_owned(),
            Self::Kebab => name.replace('_', "-"),
            Self::Camel => {
                let mut out = String::new();
                for word in name.split('_') {
                    let capital = !out.is_empty();
                    out.extend(word.chars().enumerate().map(|(index, c)| match index {
                        0 if capital => c.to_ascii_uppercase(),
                        _ => c,
                    }));
                }
                out
            }
        }
    }

    /// The name of a variant, which is `LikeThis` in the program.
    pub(crate) fn variant(self, name: &Ident) -> String {
        let mut out = String::new();
        for (index, c) in name.to_string().chars().enumerate() {
            match self {
                Self::Camel if index == 0 => out.push(c.to_ascii_lowercase()),
                Self::Kebab if c.is_ascii_uppercase() => {
                    if index > 0 {
                        out.push('-');
                    }
                    out.push(c.to_ascii_lowercase());
                }
                _ => out.push(c),
            }
        }
        out
    }
}

/// What is said of a whole type.
pub(crate) struct Container {
    /// Names of a struct's members, or of an enum's variants.
    pub(crate) rename_all: Case,
    /// Names of the members of an enum's variants.
    pub(crate) rename_all_fields: Case,
}

impl Container {
    pub(crate) fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut read = Self { rename_all: Case::Kept, rename_all_fields: Case::Kept };
        each(attributes, |meta| {
            if meta.path.is_ident("rename_all") {
                read.rename_all = Case::read(meta)?;
            } else if meta.path.is_ident("rename_all_fields") {
                read.rename_all_fields = Case::read(meta)?;
            } else {
                return Err(unknown(meta));
            }
            Ok(())
        })?;
        Ok(read)
    }
}

/// A name of its own.
pub(crate) struct Rename(Option<String>);

impl Rename {
    /// What is said of a variant.
    pub(crate) fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut own = None;
        each(attributes, |meta| {
            if !meta.path.is_ident("rename") {
                return Err(unknown(meta));
            }
            own = Some(name(meta)?);
            Ok(())
        })?;
        Ok(Self(own))
    }

    /// The name, where there is no name of its own.
    pub(crate) fn of(self, name: &str) -> String {
        self.0.unwrap_or_else(|| name.to_owned())
    }
}

/// What is said of a member.
pub(crate) enum Member {
    /// It is neither written nor read.
    Skipped,
    /// It is.
    Written {
        /// Its name, with a mark as `Walker::open` reads it.
        name: String,
        /// Whether it is made by `Default` where it is missing.
        default: bool,
    },
}

impl Member {
    pub(crate) fn read(field: &Field, case: Case) -> Result<Self> {
        let (mut own, mut skipped, mut default, mut left_out) = (None, false, false, None);
        each(&field.attrs, |meta| {
            if meta.path.is_ident("skip") {
                skipped = true;
            } else if meta.path.is_ident("default") && !meta.input.peek(syn::Token![=]) {
                default = true;
            } else if meta.path.is_ident("rename") {
                own = Some(name(meta)?);
            } else if meta.path.is_ident("skip_serializing_if") {
                left_out = Some(match text(meta)?.as_str() {
                    "Option::is_none" => '?',
                    "Vec::is_empty" => '*',
                    _ => return Err(meta.error("Record knows Option::is_none and Vec::is_empty")),
                });
            } else {
                return Err(unknown(meta));
            }
            Ok(())
        })?;
        if skipped {
            return Ok(Self::Skipped);
        }
        let mut name =
            own.or_else(|| field.ident.as_ref().map(|name| case.member(name))).unwrap_or_default();
        name.extend(left_out.or(default.then_some('~')));
        Ok(Self::Written { name, default })
    }
}

fn each(
    attributes: &[Attribute],
    mut read: impl FnMut(&ParseNestedMeta<'_>) -> Result<()>,
) -> Result<()> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("serde"))
        .try_for_each(|attribute| attribute.parse_nested_meta(|meta| read(&meta)))
}

fn text(meta: &ParseNestedMeta<'_>) -> Result<String> {
    Ok(meta.value()?.parse::<LitStr>()?.value())
}

/// A name that needs no escapes and has none of the marks between and after names.
fn name(meta: &ParseNestedMeta<'_>) -> Result<String> {
    let name = text(meta)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == '.';
    if name.is_empty() || !name.chars().all(plain) {
        return Err(meta.error("Record takes letters, digits, '-', '_' and '.' in a name"));
    }
    Ok(name)
}

fn unknown(meta: &ParseNestedMeta<'_>) -> syn::Error {
    meta.error("Record does not know this attribute of serde; a type's two forms would differ")
}
