//! Profiles.

use super::World;

const TWO: &str = "
active = 'one'

[profiles.one]
PREFECT_API_URL = 'http://one/api'
PREFECT_CLIENT_MAX_RETRIES = '1'

[profiles.two]
PREFECT_API_URL = 'http://two/api'
";

#[test]
fn the_file_selects_the_active_profile() {
    let settings = World::new().profiles(TWO).load();
    assert_eq!(settings.profile, "one");
    assert_eq!(settings.api_url.as_deref(), Some("http://one/api"));
    assert_eq!(settings.max_retries, 1);
}

#[test]
fn the_environment_takes_precedence_in_selecting_the_profile() {
    let settings = World::new().profiles(TWO).variable("PREFECT_PROFILE", "two").load();
    assert_eq!(settings.profile, "two");
    assert_eq!(settings.api_url.as_deref(), Some("http://two/api"));
    assert_eq!(settings.max_retries, 5);
    let settings = World::new().profiles(TWO).variable("PREFECT_PROFILE", "").load();
    assert_eq!(settings.profile, "one");
}

#[test]
fn a_selected_profile_does_not_enable_ephemeral_mode() {
    assert!(!World::new().profiles(TWO).load().allow_ephemeral_mode);
}

#[test]
fn the_default_profile_is_ephemeral() {
    for text in ["", "active = ''", "[profiles.one]\nPREFECT_API_URL = 'http://one/api'"] {
        let settings = World::new().profiles(text).load();
        assert_eq!(settings.profile, "ephemeral", "{text}");
        assert_eq!(settings.api_url, None);
        assert!(settings.allow_ephemeral_mode);
    }
}

#[test]
fn built_in_profiles() {
    let built_in = |name| {
        let settings = World::new().variable("PREFECT_PROFILE", name).load();
        assert_eq!(settings.profile, name);
        (settings.api_url, settings.allow_ephemeral_mode)
    };
    assert_eq!(built_in("ephemeral"), (None, true));
    assert_eq!(built_in("local"), (Some("http://127.0.0.1:4200/api".to_owned()), false));
    assert_eq!(built_in("test"), (None, true));
    assert_eq!(built_in("cloud"), (None, false));
    assert_eq!(World::new().profiles("active = 'local'").load().profile, "local");
}

#[test]
fn a_profile_in_the_file_replaces_a_built_in_one() {
    let settings = World::new().profiles("[profiles.ephemeral]\nPREFECT_CLIENT_MAX_RETRIES = 1").load();
    assert_eq!(settings.max_retries, 1);
    assert!(!settings.allow_ephemeral_mode);
    let world = World::new().profiles("active = 'local'\n[profiles.local]\nPREFECT_API_URL = 'http://x/api'");
    assert_eq!(world.load().api_url.as_deref(), Some("http://x/api"));
}

#[test]
fn an_unknown_profile_is_an_error_that_names_the_known_ones() {
    World::new().profiles(TWO).variable("PREFECT_PROFILE", "tow").assert_fails(
        "environment variable PREFECT_PROFILE: there is no profile \"tow\" in ",
        &["user/.prefect/profiles.toml; its profiles are: one, two; built-in profiles are: cloud, ephemeral, local, test"],
    );
    World::new().profiles("\nactive = 'gone'").assert_fails(
        "user/.prefect/profiles.toml, line 2, active: there is no profile \"gone\" in ",
        &["its profiles are: none; built-in profiles are: "],
    );
    World::new()
        .variable("PREFECT_PROFILE", "gone")
        .assert_fails("environment variable PREFECT_PROFILE: ", &["profiles.toml", "its profiles are: none"]);
}

#[test]
fn names_may_need_quotes() {
    let text = "active = 'my prod.1'\n[profiles.'my prod.1']\nPREFECT_CLIENT_MAX_RETRIES = 1";
    assert_eq!(World::new().profiles(text).load().max_retries, 1);
}

#[test]
fn other_variables_are_ignored() {
    let text = "active = 'one'\n[profiles.one]\nPREFECT_LOGGING_LEVEL = 'DEBUG'\nWHATEVER = [1]";
    assert!(World::new().profiles(text).load().warnings.is_empty());
}

#[test]
fn wrong_types_are_errors() {
    World::new().profiles("active = 1").assert_fails(
        "user/.prefect/profiles.toml, line 1, active: must be the name of a profile",
        &["a number"],
    );
    World::new()
        .profiles("\nprofiles = 1")
        .assert_fails("user/.prefect/profiles.toml, line 2, profiles: must be a table, but is a number", &[]);
    World::new().profiles("active = 'one'\n[profiles]\none = 'x'").assert_fails(
        "user/.prefect/profiles.toml, line 3, profiles.one: must be a table, but is a string",
        &[],
    );
}

/// A world with a profiles file at this path, named from the working directory.
fn elsewhere(path: &str) -> World {
    World::new().profiles(TWO).file(path, "active = 'far'\n[profiles.far]\nPREFECT_CLIENT_MAX_RETRIES = 77")
}

#[test]
fn every_source_but_a_profile_can_set_the_path() {
    let worlds = [
        elsewhere("far.toml").variable("PREFECT_PROFILES_PATH", "far.toml"),
        elsewhere("far.toml").file(".env", "PREFECT_PROFILES_PATH=far.toml"),
        elsewhere("far.toml").file("prefect.toml", "profiles_path = 'far.toml'"),
        elsewhere("far.toml").file("pyproject.toml", "[tool.prefect]\nprofiles_path = 'far.toml'"),
    ];
    for world in worlds {
        let settings = world.load();
        assert_eq!(settings.profile, "far");
        assert_eq!(settings.max_retries, 77);
        assert_eq!(settings.profiles_path, world.path("far.toml"));
    }
}

#[test]
fn an_absolute_path_is_not_changed() {
    let world = elsewhere("../other/far.toml");
    let path = world.path("../other/far.toml");
    let world = world.variable("PREFECT_PROFILES_PATH", path.to_str().unwrap());
    assert_eq!(world.load().max_retries, 77);
}

#[test]
fn the_path_may_start_with_either_home_directory() {
    let world = elsewhere("../user/far.toml").variable("PREFECT_PROFILES_PATH", "~/far.toml");
    assert_eq!(world.load().max_retries, 77);
    let world =
        elsewhere("../user/.prefect/far.toml").variable("PREFECT_PROFILES_PATH", "$PREFECT_HOME/far.toml");
    assert_eq!(world.load().max_retries, 77);
    let world = elsewhere("mine/far.toml")
        .variable("PREFECT_PROFILES_PATH", "$PREFECT_HOME/far.toml")
        .file(".env", "PREFECT_HOME=mine");
    assert_eq!(world.load().max_retries, 77);
}

#[test]
fn the_file_moves_with_the_home_of_prefect() {
    for world in [
        elsewhere("mine/profiles.toml").variable("PREFECT_HOME", "mine"),
        elsewhere("mine/profiles.toml").file(".env", "PREFECT_HOME=mine"),
        elsewhere("mine/profiles.toml").file("prefect.toml", "home = 'mine'"),
        elsewhere("../user/mine/profiles.toml").variable("PREFECT_HOME", "~/mine"),
    ] {
        assert_eq!(world.load().max_retries, 77);
    }
}

#[test]
fn a_profile_that_sets_the_home_does_not_move_its_own_file() {
    let world = World::new()
        .profiles("active = 'one'\n[profiles.one]\nPREFECT_HOME = 'mine'")
        .file("mine/profiles.toml", "active = 'gone'");
    let settings = world.load();
    assert_eq!(settings.profile, "one");
    assert_eq!(settings.home, world.path("mine"));
    assert_eq!(settings.profiles_path, world.path("../user/.prefect/profiles.toml"));
}

#[test]
fn an_empty_path_is_the_default() {
    let settings = World::new().profiles(TWO).variable("PREFECT_PROFILES_PATH", "").load();
    assert_eq!(settings.profile, "one");
    let settings = World::new().profiles(TWO).variable("PREFECT_HOME", "").load();
    assert_eq!(settings.profile, "one");
}
