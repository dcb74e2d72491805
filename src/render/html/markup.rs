//! Writing HTML: markup is the program's own, every value is escaped. There is no other way.

use crate::knowledge::Source;
use crate::rules::Command;
use crate::rules::az::visible;
use std::fmt::Write;

/// A page that is being written.
#[derive(Debug, Default)]
pub(super) struct Markup {
    out: String,
    /// What was cited, in the order of first mention.
    sources: Vec<Source>,
}

impl Markup {
    /// Writes markup. Each `{}` in it, in text or between the quotes of an attribute, is the next
    /// value, escaped. Markup is `'static`, so that nothing from an input can be it.
    pub(super) fn put(&mut self, markup: &'static str, values: &[&str]) {
        let mut values = values.iter();
        for (index, piece) in markup.split("{}").enumerate() {
            if index > 0 {
                escape(&mut self.out, values.next().copied().unwrap_or_default());
            }
            self.out.push_str(piece);
        }
    }

    /// Writes markup that holds no value, however many braces.
    pub(super) fn own(&mut self, markup: &'static str) {
        self.out.push_str(markup);
    }

    /// The same markup for each value that is not empty.
    pub(super) fn each<T: AsRef<str>>(&mut self, markup: &'static str, values: &[T]) {
        for value in values {
            if !value.as_ref().is_empty() {
                self.put(markup, &[value.as_ref()]);
            }
        }
    }

    /// A command to be copied.
    pub(super) fn command(&mut self, command: Option<&Command>) {
        if let Some(command) = command {
            self.put("<figure><figcaption>{}</figcaption>", &[&command.label]);
            self.put("<pre><code>{}</code></pre></figure>\n", &[command.text.trim_end()]);
        }
    }

    /// The number of a source, which leads to the list at the end.
    pub(super) fn cite(&mut self, source: &Source) {
        let known = self.sources.iter().position(|one| one.url == source.url);
        let index = known.unwrap_or_else(|| {
            self.sources.push(source.clone());
            self.sources.len() - 1
        });
        let number = (index + 1).to_string();
        self.put(
            " <a class=\"ref\" href=\"#s{}\" title=\"{}\">[{}]</a>",
            &[&number, &source.title, &number],
        );
    }

    /// JSON on one line, inside a block that is data. There is no `<` in it, so that nothing can
    /// end the block; what cannot be seen is written as an escape as well.
    pub(super) fn data(&mut self, json: &str) {
        for c in json.chars() {
            if c != '<' && visible(c) == c {
                self.out.push(c);
                continue;
            }
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(self.out, "\\u{unit:04x}");
            }
        }
    }

    /// What was cited.
    pub(super) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The page as it stands.
    pub(super) fn finish(self) -> String {
        self.out
    }
}

/// The one escaper for HTML, for text and for quoted attributes. What cannot be seen, or changes
/// the direction of the text around it, shows as a replacement character.
fn escape(out: &mut String, raw: &str) {
    for c in raw.chars() {
        let safe = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '`' => "&#96;",
            '\r' => "",
            '\n' => "\n",
            '\t' => "\t",
            c => {
                out.push(visible(c));
                continue;
            }
        };
        out.push_str(safe);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_text() {
        let mut page = Markup::default();
        page.put("<p title=\"{}\">{}</p>", &["\"><img onerror=1>", "</p><script>'`&\u{202e}\0"]);
        assert_eq!(
            page.finish(),
            "<p title=\"&quot;&gt;&lt;img onerror=1&gt;\">&lt;/p&gt;&lt;script&gt;&#39;&#96;&amp;\u{fffd}\u{fffd}</p>"
        );
    }

    #[test]
    fn a_value_is_not_markup_with_places_of_its_own() {
        let mut page = Markup::default();
        page.put("<p>{}{}</p>", &["{}", "one"]);
        assert_eq!(page.finish(), "<p>{}one</p>");
    }
}
