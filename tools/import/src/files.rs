//! Main files, folders and resource files → blocks, parameters and macros.

mod blocks;
mod include;

use std::collections::BTreeMap;
use std::path::Path;

use crate::message::{Messages, Place};

/// A `define` block as it is written.
#[derive(Debug)]
pub(crate) struct Block {
    /// The word after `define`.
    pub(crate) word: String,
    /// The line of `define`.
    pub(crate) place: Place,
    /// The lines of the block.
    pub(crate) lines: Vec<(u32, String)>,
}

/// Everything that is written, in order.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) blocks: Vec<Block>,
    /// `key=value` outside of blocks; the last one of a key counts.
    pub(crate) parameters: BTreeMap<String, String>,
    /// `$NAME$=value`, without the dollar signs.
    pub(crate) macros: BTreeMap<String, String>,
}

/// Reads main files and what they include. They form one configuration; relative paths are
/// relative to the folder of the first one.
pub(crate) fn read(mains: &[&Path], messages: &mut Messages) -> Written {
    let mut reader = include::Reader::new(mains, messages);
    for main in mains {
        reader.main_file(main);
    }
    reader.into_written()
}

/// Reads a text as one file that includes nothing.
pub(crate) fn read_text(name: &Path, content: &[u8], messages: &mut Messages) -> Written {
    let mut written = Written::default();
    blocks::read(name, content, messages, &mut written, include::not_followed);
    written
}
