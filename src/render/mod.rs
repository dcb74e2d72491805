//! The formats of a report. One file per format, one escaper per target language.
