import type { Schema } from '../../api/client/api-client.ts';
import { demonstrationAccounts } from '../../db/demonstration/accounts.ts';
import { officerRoles } from '../../domain/organisation.ts';
import { ApiProblem, ApiUser } from '../client/api-user.ts';

/** Something one of the accounts may do with a dossier now. */
export interface Offer {
  readonly user: ApiUser;
  readonly action: Schema<'Action'>;
  /** Seq of the dossier when it was offered. */
  readonly seq: number;
}

/** The demonstration's applicant and officers, as accounts of the public API. */
export class Cast {
  readonly #users: ReadonlyMap<string, ApiUser>;

  /** What was offered, and in which agencies → to whom. */
  readonly #offeredBefore = new Map<string, string>();

  constructor(baseUrl: () => string) {
    this.#users = new Map(demonstrationAccounts.map(({ id }) => [id, new ApiUser(baseUrl, id)]));
  }

  user(account: string): ApiUser {
    const found = this.#users.get(account);
    if (!found) throw new Error(`Expected ${account} to be an account of the demonstration, but it is not`);
    return found;
  }

  /** Accounts of desks, those of the sign-in page first. */
  get desks(): string[] {
    return demonstrationAccounts
      .filter(({ roles, agency }) => roles.includes('desk') && agency !== undefined)
      .map(({ id }) => id);
  }

  /** The officer of the role in the agency, any officer there for no role; undefined where the demonstration has none. */
  findOfficer(role: string | undefined, agency: string): ApiUser | undefined {
    const found = demonstrationAccounts.find(
      (account) =>
        account.agency === agency &&
        account.roles.some((own) => (role === undefined ? officerRoles.some((each) => each === own) : own === role)),
    );
    return found && this.user(found.id);
  }

  /**
   * What someone may do now with the dossier, as it was last seen: everything, or the one thing looked for. Who was
   * offered it in a dossier of the same agencies is asked first, and nobody else when he is offered it again.
   */
  async offers(
    dossier: Schema<'Dossier'>,
    wanted?: { readonly element: string; readonly action: string },
  ): Promise<Offer[]> {
    const { received, decides, returns } = dossier.agencies;
    const isWanted = ({ action }: Offer) => action.element === wanted?.element && action.action === wanted.action;
    const place = [wanted?.element, wanted?.action, received.code, decides.code, returns.code].join(' ');
    const before = this.#offeredBefore.get(place);
    if (before !== undefined) {
      const again = (await this.#offersTo(this.user(before), dossier)).filter(isWanted);
      if (again.length > 0) return again;
    }
    const agencies = new Set([
      received.code,
      decides.code,
      returns.code,
      ...dossier.tasks.map((task) => task.agency?.code),
    ]);
    const people = demonstrationAccounts.filter(
      ({ agency, roles }) =>
        (agency !== undefined && agencies.has(agency) && !roles.includes('monitor')) || roles.includes('citizen'),
    );
    const offers = (await Promise.all(people.map(({ id }) => this.#offersTo(this.user(id), dossier)))).flat();
    const found = offers.find(isWanted);
    if (found) this.#offeredBefore.set(place, found.user.account);
    return offers;
  }

  async #offersTo(user: ApiUser, dossier: Schema<'Dossier'>): Promise<Offer[]> {
    const view = await this.#find(user, dossier.id);
    return view?.actions.map((action) => ({ user, action, seq: view.seq })) ?? [];
  }

  async #find(user: ApiUser, dossier: string): Promise<Schema<'Dossier'> | undefined> {
    try {
      return await user.get<Schema<'Dossier'>>(`/dossiers/${dossier}`);
    } catch (error) {
      if (error instanceof ApiProblem && (error.status === 403 || error.status === 404)) return undefined;
      throw error;
    }
  }
}
