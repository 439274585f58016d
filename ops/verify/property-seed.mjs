import fc from 'fast-check';

/**
 * Before every test file: properties draw the same cases for the same commit, so that what passes once passes again.
 * New cases are looked for on demand: PROPERTY_SEED=random (the seed is printed when one fails) or a seed of one's own;
 * PROPERTY_RUNS draws more of them.
 */
const chosen = process.env.PROPERTY_SEED;
if (chosen !== 'random') fc.configureGlobal({ seed: Number(chosen ?? 766) });
