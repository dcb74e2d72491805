//! An adaptive binary range coder: every decision is predicted from several contexts at once, and
//! a mixer learns which of them to trust. Integers only, so that every machine makes the same
//! link.
//!
//! One type writes and reads. [`Coder::bit`] takes a decision and gives it back; when it reads, what
//! it takes does not matter. Whoever describes a value with it has described both directions.

/// Slots of the table of probabilities, as a power of two.
const TABLE_BITS: u32 = 20;
/// The count at which a probability no longer settles.
const LIMIT: u32 = 30;
/// The most that a count says about something else.
const SETTLED: u32 = 1;
/// The most contexts of one decision.
pub(super) const CONTEXTS: usize = 10;
/// How often a context was seen, in classes that the mixer weighs by themselves.
const TRUST: usize = 6;
/// Sets of weights.
pub(super) const SETS: usize = 24;
/// Sets of weights for the columns.
const COLUMNS: usize = 1024;
/// How fast the mixer learns.
const LEARNING: i32 = 12;
/// Decisions that a coder makes before it refuses to go on: a link of some hundred characters
/// could otherwise open into gigabytes.
const WORK: u32 = 16_000_000;
/// Bytes that a reader may want beyond the end: the writer leaves off what is zero.
const BEYOND: u32 = 8;

/// What the coder works on.
#[derive(Debug)]
pub(super) enum Direction<'a> {
    /// It writes, behind these bytes.
    Write(Vec<u8>),
    /// It reads these bytes.
    Read(std::slice::Iter<'a, u8>),
}

/// Writes or reads decisions.
#[derive(Debug)]
pub(super) struct Coder<'a> {
    direction: Direction<'a>,
    low: u32,
    high: u32,
    code: u32,
    beyond: u32,
    work: u32,
    /// What the decisions are about: a set of weights.
    pub(super) column: usize,
    model: Model,
}

/// What has been learned.
#[derive(Clone, Debug)]
pub(super) struct Model {
    /// A probability of 22 bits and a count of 10.
    slots: Vec<u32>,
    weights: Vec<i32>,
    stretch: Vec<i16>,
}

impl Model {
    pub(super) fn new() -> Self {
        // The inverse of `squash`, by going through it.
        let mut stretch = vec![2047_i16; 4096];
        let mut next = 0_usize;
        for x in -2047_i16..=2047 {
            let p = usize::try_from(squash(i32::from(x))).unwrap_or(0);
            while next <= p {
                if let Some(place) = stretch.get_mut(next) {
                    *place = x;
                }
                next += 1;
            }
        }
        Self {
            slots: vec![1 << 31; 1 << TABLE_BITS],
            weights: vec![8_500; (SETS + COLUMNS) * CONTEXTS * TRUST],
            stretch,
        }
    }
}

/// The logistic function: -2047..2047 to 1..4095.
fn squash(x: i32) -> i32 {
    const KNOTS: [i32; 33] = [
        1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994,
        3348, 3607, 3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
    ];
    if x > 2047 {
        return 4095;
    }
    if x < -2047 {
        return 1;
    }
    let part = x & 127;
    let knot = usize::try_from((x >> 7) + 16).unwrap_or(0);
    let at = |index: usize| KNOTS.get(index).copied().unwrap_or(4095);
    (at(knot) * (128 - part) + at(knot + 1) * part + 64) >> 7
}

/// The class of a count.
fn trust(count: u32) -> usize {
    match count {
        0 | 1 => 0,
        2 => 1,
        3 => 2,
        4..=6 => 3,
        7..=15 => 4,
        _ => 5,
    }
}

/// Spreads a value over 32 bits.
pub(super) fn spread(value: u32) -> u32 {
    let mut hash = value.wrapping_mul(0x9E37_79B1);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x85EB_CA77);
    hash ^ (hash >> 13)
}

/// A context made of another one and a value.
pub(super) fn join(context: u32, value: u32) -> u32 {
    spread(context ^ value.wrapping_mul(0x2545_F491).rotate_left(7)).wrapping_add(value)
}

impl<'a> Coder<'a> {
    /// A coder that goes on with what a model has learned.
    pub(super) fn new(direction: Direction<'a>, model: Model) -> Self {
        let mut coder = Self {
            direction,
            low: 0,
            high: u32::MAX,
            code: 0,
            beyond: 0,
            work: 0,
            column: 0,
            model,
        };
        for _ in 0..4 {
            coder.take();
        }
        coder.beyond = 0;
        coder
    }

    /// Whether it reads.
    pub(super) fn reads(&self) -> bool {
        matches!(self.direction, Direction::Read(_))
    }

    /// Whether it has made more decisions than any honest value needs.
    pub(super) fn exhausted(&self) -> bool {
        self.work > WORK
    }

    /// Whether it has read more than was written.
    pub(super) fn ran_out(&self) -> bool {
        self.beyond > BEYOND
    }

    /// Whether there is more than what was read: a writer leaves nothing over.
    pub(super) fn leaves_some(&self) -> bool {
        matches!(&self.direction, Direction::Read(bytes) if bytes.len() > 0)
    }

    /// What was learned, to begin something else with: what that says soon outweighs it.
    pub(super) fn into_model(mut self) -> Model {
        for slot in &mut self.model.slots {
            *slot = (*slot & !1023) | (*slot & 1023).min(SETTLED);
        }
        self.model
    }

    /// What was written.
    pub(super) fn finish(self) -> Vec<u8> {
        let Direction::Write(mut out) = self.direction else { return Vec::new() };
        // The shortest number between both ends; what follows reads as zero.
        for bytes in 0..=4_u32 {
            let kept = u32::MAX.checked_shl(32 - 8 * bytes).unwrap_or(0);
            let value = self.high & kept;
            if value >= self.low {
                let wanted = usize::try_from(bytes).unwrap_or(4);
                out.extend(value.to_be_bytes().iter().take(wanted));
                break;
            }
        }
        while out.last() == Some(&0) {
            out.pop();
        }
        out
    }

    fn take(&mut self) {
        let Direction::Read(bytes) = &mut self.direction else { return };
        let byte = bytes.next().copied().unwrap_or_else(|| {
            self.beyond = self.beyond.saturating_add(1);
            0
        });
        self.code = (self.code << 8) | u32::from(byte);
    }

    /// One decision, under contexts that are already spread.
    fn decide(&mut self, set: usize, contexts: &[u32], bit: bool) -> bool {
        self.work = self.work.saturating_add(1);
        let mut inputs = [(0_usize, [0_usize; 2], 0_i32); CONTEXTS];
        let mut sum = 0_i32;
        let model = &self.model;
        let base = set * CONTEXTS * TRUST;
        let other = (SETS + self.column % COLUMNS) * CONTEXTS * TRUST;
        for (number, (input, context)) in inputs.iter_mut().zip(contexts).enumerate() {
            let place = usize::try_from(context >> (32 - TABLE_BITS)).unwrap_or(0);
            let slot = model.slots.get(place).copied().unwrap_or(1 << 31);
            let weight = number * TRUST + trust(slot & 1023);
            let weights = [base + weight, other + weight];
            let p = usize::try_from(slot >> 20).unwrap_or(0);
            let stretched = i32::from(model.stretch.get(p).copied().unwrap_or(0));
            let stretched = if slot & 1023 == 0 { 0 } else { stretched };
            let weigh = |weight: usize| model.weights.get(weight).copied().unwrap_or(0);
            sum += (((weigh(base + weight) + weigh(other + weight)) >> 2) * stretched) >> 8;
            *input = (place, weights, stretched);
        }
        let p = squash((sum >> 6).clamp(-2047, 2047)).clamp(1, 4095);
        let bit = self.narrow(p, bit);
        self.learn(&inputs, contexts.len(), p, bit);
        bit
    }

    /// The arithmetic: the part of the range that the decision has.
    fn narrow(&mut self, p: i32, bit: bool) -> bool {
        let range = self.high - self.low;
        let p = u32::try_from(p).unwrap_or(1);
        let middle = self.low + (range >> 12) * p + (((range & 4095) * p) >> 12);
        let bit = if self.reads() { self.code <= middle } else { bit };
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            if let Direction::Write(out) = &mut self.direction {
                out.extend(self.high.to_be_bytes().first());
            }
            self.low <<= 8;
            self.high = (self.high << 8) | 255;
            self.take();
        }
        bit
    }

    fn learn(
        &mut self,
        inputs: &[(usize, [usize; 2], i32); CONTEXTS],
        used: usize,
        p: i32,
        bit: bool,
    ) {
        let error = ((i32::from(bit) << 12) - p) * LEARNING;
        for (place, weights, stretched) in inputs.iter().take(used) {
            for weight in weights {
                if let Some(weight) = self.model.weights.get_mut(*weight) {
                    let moved = *weight + ((stretched * error + 0x2000) >> 14);
                    *weight = moved.clamp(-(1 << 20), 1 << 20);
                }
            }
            if let Some(slot) = self.model.slots.get_mut(*place) {
                let count = *slot & 1023;
                let p = i64::from(*slot >> 10);
                let target = if bit { (1_i64 << 22) - 1 } else { 0 };
                let moved = p + (target - p) * 4 / (4 * i64::from(count) + 5);
                let moved = u32::try_from(moved).unwrap_or(1 << 21);
                *slot = (moved << 10) | (count + 1).min(LIMIT);
            }
        }
    }

    /// A value of some bits, the highest first; each is predicted from the contexts and the bits
    /// before it.
    pub(super) fn symbol(&mut self, set: usize, contexts: &[u32], bits: u32, value: u32) -> u32 {
        let mut node = 1_u32;
        for bit in (0..bits).rev() {
            let mut spread_out = [0_u32; CONTEXTS];
            for (out, context) in spread_out.iter_mut().zip(contexts) {
                *out = spread(context.wrapping_add(node.wrapping_mul(0x6C8E_9CF5)));
            }
            let used = spread_out.get(..contexts.len()).unwrap_or_default();
            let decided = self.decide(set, used, (value >> bit) & 1 == 1);
            node = (node << 1) | u32::from(decided);
        }
        node & !(1_u32.checked_shl(bits).unwrap_or(0))
    }

    /// Any number below 2^24: how many bits it has, then those after the first.
    pub(super) fn number(&mut self, set: usize, contexts: &[u32], value: u32) -> u32 {
        let value = value.saturating_add(1).min(0x00FF_FFFF);
        let length = self.symbol(set, contexts, 5, 31 - value.leading_zeros()).min(23);
        let mut further = [0_u32; CONTEXTS];
        for (out, context) in further.iter_mut().zip(contexts) {
            *out = join(*context, 0x100 + length);
        }
        let used = further.get(..contexts.len()).unwrap_or_default();
        let rest = self.symbol(set, used, length, value & !(1 << length));
        ((1 << length) | rest) - 1
    }
}
