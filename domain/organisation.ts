/** Who works in an agency, as assignments name it (docs/tthc-namespace.md). */
export const officerRoles = ['desk', 'specialist', 'leader'] as const;
export type OfficerRole = (typeof officerRoles)[number];

/** Every role a signed-in person can have. */
export const roles = ['designer', ...officerRoles, 'monitor', 'citizen', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** How an agency stands to a dossier: three separate grants, and consulted agencies by their function. */
export const agencyRelations = ['received', 'decides', 'returns'] as const;
export type AgencyRelation = (typeof agencyRelations)[number];

/** Functions of consulted agencies that a process may name; a procedure binds each one it uses to an agency. */
export const agencyFunctions = [
  'tax',
  'land-registry',
  'police',
  'treasury',
  'construction',
  'environment',
  'health',
  'justice',
  'fire',
  'defence',
  'culture',
  'commune',
  'province',
  'ministry',
  'social-insurance',
  'council',
  'other',
] as const;
export type AgencyFunction = (typeof agencyFunctions)[number];

/** One agency. `code` is the agency id of QĐ 20/2020 as amended (`H26.15`), kept as text. */
export interface Agency {
  readonly code: string;
  readonly name: string;
  readonly level: 'ministry' | 'province' | 'commune';
  /** Two digits, kept as text; undefined for a ministry. */
  readonly province: string | undefined;
  readonly parent: string | undefined;
  /** What it can be consulted as. */
  readonly functions: readonly AgencyFunction[];
  /** Whether it is a one-stop desk that receives and returns for any agency of the province. */
  readonly oneStop: boolean;
  /** How codes of dossiers it receives are written (domain/dossier-code.ts); undefined for the usual pattern. */
  readonly dossierCodePattern?: string | undefined;
}

/** A signed-in person, as the session carries it. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Agency the officer or monitor works in; undefined for citizens, administrators and designers of the whole country. */
  readonly agency: string | undefined;
  /** Codes of the agencies that the actor's agency has succeeded (domain/agency-history.ts): their matters are its own. */
  readonly takenOver?: readonly string[];
  /** Personal identifier of a citizen. */
  readonly citizenId: string | undefined;
}
