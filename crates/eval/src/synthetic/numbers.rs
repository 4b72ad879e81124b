//! Numbers that look random and are the same for the same seed on every machine (SplitMix64).

/// By how much the state moves: odd, so that all states come.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A sequence of numbers.
pub(super) struct Numbers(u64);

impl Numbers {
    /// Seeds that follow each other give sequences that have nothing in common.
    pub(super) fn new(seed: u64) -> Self {
        Self(mix(seed.wrapping_add(STEP)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number from 0 to below `limit`, which must not be 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        // The high bits by a limit of 32 bits: no remainder, and always below it.
        let limit = u64::from(u32::try_from(limit).unwrap_or(u32::MAX));
        usize::try_from(((self.next() >> 32) * limit) >> 32).unwrap_or_default()
    }

    /// One of several; they must not be none.
    pub(super) fn pick<'a>(&mut self, among: &'a [String]) -> &'a str {
        &among[self.below(among.len())]
    }

    /// A family name that nobody has.
    pub(super) fn name(&mut self) -> String {
        const FIRST: [&str; 12] = ["B", "D", "F", "G", "H", "K", "L", "M", "P", "R", "T", "V"];
        let mut name = FIRST[self.below(FIRST.len())].to_owned();
        for _ in 0..3 {
            name.push(['a', 'e', 'i', 'o', 'u'][self.below(5)]);
            name.push(['b', 'd', 'g', 'k', 'l', 'm', 'n', 'r', 's', 't', 'v', 'z'][self.below(12)]);
        }
        name
    }
}

/// A bijection in which each bit of the output depends on each bit of the input.
fn mix(value: u64) -> u64 {
    let mixed = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
