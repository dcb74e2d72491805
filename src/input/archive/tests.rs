use super::*;

/// A zip archive with one entry for each name and text, stored or deflated.
fn zip(files: &[(&str, &[u8])], deflate: bool) -> Vec<u8> {
    let (mut out, mut directory) = (vec![], vec![]);
    for (name, text) in files {
        let packed = match deflate {
            true => miniz_oxide::deflate::compress_to_vec(text, 6),
            false => text.to_vec(),
        };
        let header = u32::try_from(out.len()).unwrap();
        let mut fields: Vec<u8> = vec![20, 0, 0, 0, if deflate { 8 } else { 0 }, 0, 0, 0, 0, 0];
        fields.extend(checksum(text).to_le_bytes());
        fields.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        fields.extend(u32::try_from(text.len()).unwrap().to_le_bytes());
        fields.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        fields.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(header.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (out.len(), u16::try_from(files.len()).unwrap());
    out.extend(&directory);
    out.extend(b"PK\x05\x06\x00\x00\x00\x00");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    out.extend(u32::try_from(start).unwrap().to_le_bytes());
    out.extend([0, 0]);
    out
}

fn gz(text: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3];
    out.extend(b"apim.json\0");
    out.extend(miniz_oxide::deflate::compress_to_vec(text, 6));
    out.extend(checksum(text).to_le_bytes());
    out.extend(u32::try_from(text.len()).unwrap().to_le_bytes());
    out
}

/// The files of an input: name, text, what was noted.
fn unpacked(name: &str, bytes: &[u8]) -> Vec<(String, Option<String>, Vec<NoteKind>)> {
    files(name, bytes)
        .iter()
        .map(|file| {
            let mut notes = Notes::new(&file.name);
            let bytes = file.open(&mut notes);
            let text = bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            (file.name.clone(), text, notes.finish().iter().map(|note| note.kind).collect())
        })
        .collect()
}

#[test]
fn the_checksum_is_the_one_of_the_formats() {
    assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    assert_eq!(checksum(b""), 0);
}

#[test]
fn every_file_of_an_archive_is_an_input() {
    for deflate in [false, true] {
        let archive =
            zip(&[("a.json", b"{}"), ("__MACOSX/._a.json", b"x"), ("sub/b.json", b"[]")], deflate);
        assert_eq!(
            unpacked("x.zip", &archive),
            [
                ("x.zip/a.json".into(), Some("{}".into()), vec![NoteKind::Encoding]),
                ("x.zip/sub/b.json".into(), Some("[]".into()), vec![]),
            ]
        );
    }
    assert_eq!(
        unpacked("x.json.gz", &gz(b"{}")),
        [("x.json.gz".into(), Some("{}".into()), vec![NoteKind::Encoding])]
    );
}

#[test]
fn what_is_no_archive_of_exports_is_refused() {
    let refused = vec![NoteKind::NotRecognised];
    let workbook = zip(&[("[Content_Types].xml", b""), ("xl/workbook.xml", b"")], true);
    assert_eq!(unpacked("x.xlsx", &workbook), [("x.xlsx".into(), None, refused.clone())]);
    assert_eq!(unpacked("x.zip", &zip(&[], true)), [("x.zip".into(), None, refused.clone())]);
    let archive = zip(&[("a.json", b"{\"a\": 1}")], true);
    for end in 4..archive.len() - 2 {
        assert_eq!(unpacked("x.zip", &archive[..end])[0].1, None, "{end}");
    }
}

#[test]
fn what_comes_before_the_end_of_a_cut_file_is_read() {
    let text: Vec<u8> = (0..5000_u32).flat_map(|n| format!("{n},").into_bytes()).collect();
    let packed = gz(&text);
    let (_, found, notes) = unpacked("x.gz", &packed[..packed.len() / 2]).remove(0);
    let found = found.unwrap();
    assert!(found.len() > 1000 && text.starts_with(found.as_bytes()), "{}", found.len());
    assert_eq!(notes, [NoteKind::Encoding, NoteKind::Syntax]);
}

#[test]
fn a_checksum_that_differs_is_told() {
    let mut packed = gz(b"{\"a\": 1}");
    let at = packed.len() - 6;
    packed[at] ^= 1;
    let (_, text, notes) = unpacked("x.gz", &packed).remove(0);
    assert_eq!(text.as_deref(), Some("{\"a\": 1}"));
    assert_eq!(notes, [NoteKind::Encoding, NoteKind::Syntax]);
}

#[test]
fn a_bomb_is_refused() {
    let zeros = vec![0_u8; 1_000_000];
    let bomb = miniz_oxide::deflate::compress_to_vec(&zeros, 9);
    assert!(bomb.len() < 2000);
    let mut packed =
        Packed { bytes: &bomb, stored: false, size: None, checksum: 0, what: "gzip file" };
    let mut notes = Notes::new("x");
    assert_eq!(packed.open(10_000, &mut notes), None);
    // A directory that names a smaller size than there is gets no more than it names.
    packed.size = Some(10);
    assert_eq!(packed.open(LIMIT, &mut notes), None);
    let kinds: Vec<NoteKind> = notes.finish().iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::Limit, NoteKind::Limit]);
}
