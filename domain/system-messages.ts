/** The payment platform: the fee was paid online. */
export const paymentMessage = 'payment-received';

/**
 * Messages that connected systems send into a dossier by themselves, by the name BPMN correlates. A process may wait for
 * them without any element, person or other process that sends them.
 */
export const systemMessages: readonly string[] = [paymentMessage];
