//! The file: PNG with a palette, W3C "Portable Network Graphics (PNG) Specification (Third
//! Edition)".

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};

/// §5.2.
const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
/// Without a table: it would be a kilobyte of numbers that compress to nothing, for a few
/// milliseconds.
const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
const LEVEL: i32 = 6;
const ZLIB_WINDOW: i32 = 15;

/// Takes rows and gives a file.
pub struct Encoder {
    file: Vec<u8>,
    compressor: Box<CompressorOxide>,
    compressed: Vec<u8>,
}

impl Encoder {
    /// Begins a picture of `side` by `side` pixels.
    pub fn new(side: u32, palette: impl Iterator<Item = [u8; 3]>) -> Self {
        let mut file = SIGNATURE.to_vec();
        let size = side.to_be_bytes();
        // Eight bits a pixel, indexed colour, and the only methods there are (§11.2.1).
        let header = [&size[..], &size[..], &[8, 3, 0, 0, 0]].concat();
        chunk(&mut file, *b"IHDR", &header);
        chunk(&mut file, *b"PLTE", &palette.flatten().collect::<Vec<_>>());
        let flags = create_comp_flags_from_zip_params(LEVEL, ZLIB_WINDOW, 0);
        Self { file, compressor: Box::new(CompressorOxide::new(flags)), compressed: Vec::new() }
    }

    /// Takes the next row of indices.
    pub fn row(&mut self, indices: &[u8]) {
        // No filter: §12.7 advises none for indexed colour.
        self.compress(&[0], TDEFLFlush::None);
        self.compress(indices, TDEFLFlush::None);
    }

    /// The file, once all rows were taken.
    pub fn finish(mut self) -> Vec<u8> {
        self.compress(&[], TDEFLFlush::Finish);
        chunk(&mut self.file, *b"IDAT", &self.compressed);
        chunk(&mut self.file, *b"IEND", &[]);
        self.file
    }

    fn compress(&mut self, bytes: &[u8], flush: TDEFLFlush) {
        let compressed = &mut self.compressed;
        let (status, _) = compress_to_output(&mut self.compressor, bytes, flush, |out| {
            compressed.extend_from_slice(out);
            true
        });
        debug_assert!(matches!(status, TDEFLStatus::Okay | TDEFLStatus::Done));
    }
}

/// §5.3: length, type, data, and the checksum of the last two.
fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let mut checksum = CRC.digest();
    checksum.update(&kind);
    checksum.update(data);
    file.extend((data.len() as u32).to_be_bytes());
    file.extend(kind);
    file.extend(data);
    file.extend(checksum.finalize().to_be_bytes());
}
