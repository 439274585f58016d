/** One citizen as the stand-in of the national population database keeps him or her. Every field but the first four may be missing. */
export interface RegisteredPerson {
  /** Twelve digits. */
  readonly personalId: string;
  readonly name: string;
  readonly gender: 'male' | 'female';
  /** `date` is a plain date (`1990-02-28`); for some older people only the year is known. */
  readonly birth: { readonly year: number; readonly date?: string };
  /** The nine digits of the former identity card. */
  readonly formerCardNumber?: string;
  readonly married?: boolean;
  readonly birthRegisteredAt?: RegisteredAddress;
  readonly hometown?: RegisteredAddress;
  readonly permanentResidence?: RegisteredAddress;
  readonly currentResidence?: RegisteredAddress;
  readonly father?: RegisteredRelative;
  readonly mother?: RegisteredRelative;
  readonly spouse?: RegisteredRelative;
  /** Head of the household and the relation to him or her, as the database codes it (`CH01` is the head). */
  readonly household?: { readonly relation: string; readonly head: RegisteredRelative };
}

/** Two-tier address: there is no district any more. Codes are kept as text. */
export interface RegisteredAddress {
  readonly province: string;
  readonly commune: string;
  readonly detail: string;
}

export interface RegisteredRelative {
  readonly name: string;
  readonly personalId?: string;
}
