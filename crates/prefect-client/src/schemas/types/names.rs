//! Random names for runs without one.

use uuid::Uuid;

const ADJECTIVES: [&str; 32] = [
    "amber", "brave", "brisk", "calm", "clever", "copper", "cosmic", "crisp", "daring", "eager", "gentle",
    "golden", "happy", "humble", "jolly", "keen", "lively", "lucky", "mellow", "mighty", "nimble", "proud",
    "quick", "quiet", "rapid", "shiny", "silver", "steady", "sunny", "swift", "vivid", "witty",
];

const ANIMALS: [&str; 32] = [
    "badger", "beaver", "bison", "condor", "coyote", "crane", "dolphin", "falcon", "ferret", "gazelle",
    "gecko", "heron", "ibex", "jackal", "kestrel", "koala", "lemur", "lynx", "magpie", "marmot", "narwhal",
    "ocelot", "osprey", "otter", "panda", "puffin", "raven", "salmon", "seal", "tapir", "walrus", "wombat",
];

/// A random name of two words, such as `swift-otter`.
pub(in crate::schemas) fn two_words() -> String {
    let [first, second, ..] = *Uuid::new_v4().as_bytes();
    let word =
        |words: &[&'static str; 32], byte: u8| words.get(usize::from(byte) % 32).copied().unwrap_or("run");
    format!("{}-{}", word(&ADJECTIVES, first), word(&ANIMALS, second))
}
