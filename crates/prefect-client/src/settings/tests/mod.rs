//! Tests of the settings. Each loads them from an environment and directories of its own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod broken;
mod dotenv;
mod headers;
mod paths;
mod profiles;
mod secrets;
mod sources;
mod table;
mod toml_files;
mod urls;
mod values;

use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Settings, Sources};

/// An environment, a working directory and a home directory, all empty at first and gone at the end.
struct World {
    root: PathBuf,
    sources: Sources,
}

impl World {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("prefect-rs-settings-{}-{count}", std::process::id()));
        let sources = Sources {
            working_directory: root.join("work"),
            home_directory: Some(root.join("user")),
            ..Sources::default()
        };
        std::fs::create_dir_all(&sources.working_directory).unwrap();
        Self { root, sources }
    }

    /// With an environment variable.
    fn variable(mut self, name: &str, value: &str) -> Self {
        self.sources.environment.insert(name.to_owned(), value.to_owned());
        self
    }

    /// With a file, named from the working directory.
    fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    /// With a `profiles.toml` where it belongs.
    fn profiles(self, content: &str) -> Self {
        self.file("../user/.prefect/profiles.toml", content)
    }

    /// A path, named from the working directory, as the settings show it.
    fn path(&self, name: &str) -> PathBuf {
        match Path::new(name).strip_prefix("..") {
            Ok(below) => self.root.join(below),
            Err(_) => self.sources.working_directory.join(name),
        }
    }

    fn load(&self) -> Settings {
        Settings::load_from(&self.sources).unwrap()
    }

    /// What is said when they cannot be loaded.
    fn failure(&self) -> String {
        match Settings::load_from(&self.sources) {
            Ok(settings) => panic!("loaded {settings:?}"),
            Err(error) => error.to_string(),
        }
    }

    /// Fails unless loading fails with a message that begins so, after the directory of the file if it is one,
    /// and has all of these in it.
    #[track_caller]
    fn assert_fails(&self, beginning: &str, parts: &[&str]) {
        let mut shown = self.failure().replace(&format!("{}{MAIN_SEPARATOR}", self.root.display()), "");
        if cfg!(windows) {
            shown = shown.replace('\\', "/");
        }
        assert!(shown.starts_with(beginning), "{shown:?} does not begin with {beginning:?}");
        for part in parts {
            assert!(shown.contains(part), "{shown:?} lacks {part:?}");
        }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // Whatever is left behind is in the directory for such things.
        let _ = std::fs::remove_dir_all(&self.root);
    }
}
