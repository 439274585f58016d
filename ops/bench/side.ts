/** One of the two that are measured: how a client takes one dossier from its receipt to its end. */
export interface Side {
  readonly name: 'motcua' | 'plain';
  /** Receives a dossier and returns its id; then each call takes the next of its steps, until there is none. */
  begin(): Promise<DossierUnderBench>;
  /** Processes of this side, by what they are, with their ids. */
  readonly processes: Readonly<Record<string, () => number | undefined>>;
}

export interface DossierUnderBench {
  readonly id: string;
  /** The steps after the receipt, in their order. */
  readonly steps: readonly ((seq: number) => Promise<void>)[];
}
