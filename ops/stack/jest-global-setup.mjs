/** Opens the broker of a test run. It costs nothing until a test file asks it for a database or a namespace. */
export default async function globalSetup() {
  const { startTestBroker } = await import('./test-broker.ts');
  const { brokerVariable } = await import('./broker-variable.ts');
  const broker = await startTestBroker();
  process.env[brokerVariable] = broker.url;
  Object.assign(globalThis, { closeTestBroker: broker.close });
}
