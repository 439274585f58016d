/** Ends what the broker of the test run has started. */
export default async function globalTeardown() {
  await /** @type {{ closeTestBroker?: () => Promise<void> }} */ (globalThis).closeTestBroker?.();
}
