//! Expansion of paths.

use std::path::PathBuf;

use super::World;

#[test]
fn the_home_of_prefect_is_made_absolute() {
    for (given, expected) in [
        ("~", "../user"),
        ("~/below", "../user/below"),
        ("relative/path", "relative/path"),
        ("~other", "~other"),
    ] {
        let world = World::new().variable("PREFECT_HOME", given);
        let settings = world.load();
        assert_eq!(settings.home, world.path(expected), "{given}");
        assert_eq!(settings.profiles_path, world.path(expected).join("profiles.toml"));
    }
}

#[test]
fn without_a_home_directory_the_tilde_is_kept() {
    let mut world = World::new();
    world.sources.home_directory = None;
    assert_eq!(world.load().home, PathBuf::from("~/.prefect"));
}

#[test]
fn a_home_that_does_not_exist_is_no_error() {
    let world = World::new().variable("PREFECT_HOME", "/no/such/directory");
    assert_eq!(world.load().profile, "ephemeral");
}

#[test]
fn a_working_directory_that_does_not_exist_is_no_error() {
    let mut world = World::new();
    world.sources.working_directory = world.path("gone");
    assert_eq!(world.load().profile, "ephemeral");
}
