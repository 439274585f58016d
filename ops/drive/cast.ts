import type { Schema } from '../../api/client/api-client.ts';
import { ApiProblem, ApiUser } from '../client/api-user.ts';

/** Something one of the accounts may do with a dossier now. */
export interface Offer {
  readonly user: ApiUser;
  readonly action: Schema<'Action'>;
  /** Seq of the dossier when it was offered. */
  readonly seq: number;
}

/** The demonstration accounts that act on dossiers, one-stop desks first. */
export const castAccounts = [
  'motcua',
  'chuyenvien',
  'lanhdao',
  'motcua.tinh',
  'chuyenvien.tinh',
  'lanhdao.tinh',
  'congdan',
  'quantri',
] as const;

/** Applicant and officers, as accounts of the public API. */
export class Cast {
  readonly users: readonly ApiUser[];

  constructor(baseUrl: () => string, accounts: readonly string[] = castAccounts) {
    this.users = accounts.map((account) => new ApiUser(baseUrl, account));
  }

  user(account: string): ApiUser {
    const found = this.users.find((user) => user.account === account);
    if (!found) throw new Error(`Expected the account ${account} to be in the cast, but it is not`);
    return found;
  }

  /** The dossier as the first account that may see it sees it. */
  async look(dossier: string): Promise<Schema<'Dossier'>> {
    for (const view of await this.#views(dossier)) return view.dossier;
    throw new Error(`Expected someone to see the dossier ${dossier}, but nobody may`);
  }

  /** Everything that someone may do now. */
  async offers(dossier: string): Promise<Offer[]> {
    return (await this.#views(dossier)).flatMap(({ user, dossier: { seq, actions } }) =>
      actions.map((action) => ({ user, action, seq })),
    );
  }

  async #views(dossier: string): Promise<{ user: ApiUser; dossier: Schema<'Dossier'> }[]> {
    const views = await Promise.all(
      this.users.map(async (user) => {
        try {
          return [{ user, dossier: await user.get<Schema<'Dossier'>>(`/dossiers/${dossier}`) }];
        } catch (error) {
          if (error instanceof ApiProblem && (error.status === 403 || error.status === 404)) return [];
          throw error;
        }
      }),
    );
    return views.flat();
  }
}
