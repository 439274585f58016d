/** Progress goes to standard error, so that commands whose output is JSON stay clean. */

/**
 * Prints one line of progress.
 * @param {string} text
 */
export function report(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Announces a step, tells every ten seconds that it is still going on, and how long it took.
 * @template T
 * @param {string} text
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function reportStep(text, work) {
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  report(`• ${text}`);
  const heartbeat = setInterval(() => report(`  … ${seconds()}`), 10_000);
  try {
    const result = await work();
    report(`✓ ${text} (${seconds()})`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}
