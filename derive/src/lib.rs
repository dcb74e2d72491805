//! Derives `Record`: how a type of the report or the protocol is written to JSON and read from it.
//!
//! The form is that of serde: the derive reads the attributes of serde that a type carries anyway
//! and refuses those that it does not know, so that both always mean the same. What it makes is
//! one function that goes through the members in order and serves both directions, and one that
//! makes a blank value to be filled. `src/record/mod.rs` of the main package says how they are
//! used; the paths in the generated code are those of that package.

mod attributes;

use attributes::{Case, Container, Member, Rename};
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Error, Field, Fields, Ident, Result, Variant, parse_macro_input};

/// Derives `crate::record::Value`.
///
/// For structs with named members, and for enums whose variants are plain, hold one value or have
/// named members. Every member has to be a `Value`, except those that serde skips: they are made
/// by `Default`.
#[proc_macro_derive(Record, attributes(serde))]
pub fn record(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(&input).unwrap_or_else(Error::into_compile_error).into()
}

fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let container = Container::read(&input.attrs)?;
    let (blank, walk) = match &input.data {
        Data::Struct(data) => structure(&data.fields, container.rename_all)?,
        Data::Enum(data) => enumeration(data.variants.iter(), &container)?,
        Data::Union(_) => return Err(Error::new_spanned(&input.ident, "a union has no members")),
    };
    let name = &input.ident;
    let mut generics = input.generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(syn::parse_quote!(crate::record::Value));
    }
    let (parameters, arguments, conditions) = generics.split_for_impl();
    Ok(quote! {
        #[automatically_derived]
        impl #parameters crate::record::Value for #name #arguments #conditions {
            fn blank() -> Self {
                #blank
            }

            fn walk(&mut self, walker: &mut crate::record::Walker<'_>) {
                #walk
            }
        }
    })
}

fn structure(fields: &Fields, case: Case) -> Result<(TokenStream, TokenStream)> {
    let members = members(fields, case)?;
    let blank = blank(&members);
    let walk = walk(&members, |name| quote!(self.#name));
    Ok((quote!(Self #blank), walk))
}

/// A member with its name and how it is written.
type Named<'a> = (&'a Field, &'a Ident, Member);

fn members(fields: &Fields, case: Case) -> Result<Vec<Named<'_>>> {
    let mut members = Vec::new();
    for field in fields {
        let Some(name) = &field.ident else {
            return Err(Error::new_spanned(field, "a Record's members have names"));
        };
        members.push((field, name, Member::read(field, case)?));
    }
    Ok(members)
}

/// `{ member: blank, … }`.
fn blank(members: &[Named<'_>]) -> TokenStream {
    let members = members.iter().map(|(field, name, member)| {
        let make = match member {
            Member::Skipped => quote!(::core::default::Default::default()),
            Member::Written { default: true, .. } => quote!(::core::default::Default::default()),
            Member::Written { .. } => quote!(crate::record::Value::blank()),
        };
        quote_spanned!(field.ty.span()=> #name: #make)
    });
    quote!({ #(#members),* })
}

/// Goes through the members; `place` says how each of them is reached.
fn walk(members: &[Named<'_>], place: impl Fn(&Ident) -> TokenStream) -> TokenStream {
    let mut names = Vec::new();
    let mut calls = Vec::new();
    for (field, name, member) in members {
        if let Member::Written { name: written, .. } = member {
            names.push(written.as_str());
            let place = place(name);
            calls.push(quote_spanned!(field.ty.span()=> walker.member(&mut #place);));
        }
    }
    let names = names.join(" ");
    quote! {
        walker.open(#names);
        #(#calls)*
        walker.close();
    }
}

fn enumeration<'a>(
    variants: impl Iterator<Item = &'a Variant>,
    container: &Container,
) -> Result<(TokenStream, TokenStream)> {
    let mut names = Vec::new();
    let (mut indices, mut makers, mut contents) = (Vec::new(), Vec::new(), Vec::new());
    for (index, variant) in variants.enumerate() {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let name = &variant.ident;
        let written = Rename::read(&variant.attrs)?.of(&container.rename_all.variant(name));
        indices.push(quote!(Self::#name { .. } => #index));
        let (mark, make, content) = match &variant.fields {
            Fields::Unit => ("", quote!(), quote!(Self::#name => ())),
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => (
                ":",
                quote!((crate::record::Value::blank())),
                quote!(Self::#name(content) => walker.content(content)),
            ),
            fields @ Fields::Named(_) => {
                let members = members(fields, container.rename_all_fields)?;
                let bound = members.iter().map(|(_, name, _)| {
                    let local = format_ident!("of_{}", name);
                    quote!(#name: #local)
                });
                let walk = walk(&members, |name| {
                    let local = format_ident!("of_{}", name);
                    quote!(*#local)
                });
                (
                    ":",
                    blank(&members),
                    quote!(Self::#name { #(#bound),* } => { #walk walker.end(); }),
                )
            }
            fields @ Fields::Unnamed(_) => {
                return Err(Error::new_spanned(fields, "a variant holds one value or members"));
            }
        };
        names.push(format!("{written}{mark}"));
        makers.push((index, quote!(Self::#name #make)));
        contents.push(content);
    }
    let Some((_, first)) = makers.first().cloned() else {
        return Err(Error::new(Span::call_site(), "an enum without variants has no values"));
    };
    let names = names.join(" ");
    let makers = makers.iter().skip(1).map(|(index, make)| quote!(#index => #make));
    Ok((
        first.clone(),
        quote! {
            let index: u32 = match self { #(#indices),* };
            let chosen = walker.choice(#names, index);
            if chosen != index {
                *self = match chosen {
                    #(#makers,)*
                    _ => #first,
                };
            }
            match self { #(#contents),* }
        },
    ))
}
