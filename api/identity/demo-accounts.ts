import { demonstrationAccounts } from '../../db/demonstration/accounts.ts';

export { demonstrationAgencies as demoAgencies } from '../../db/demonstration/agencies.ts';

/** The development provider's accounts; the password is the account's name. */
export const demoAccounts = demonstrationAccounts;
