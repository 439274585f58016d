/** Environment variable through which test files find the broker of their run. */
export const brokerVariable = 'TEST_BROKER_URL';
