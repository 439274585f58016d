/**
 * A dossier handed from one body to another: a row of form 06 (giao, nhận, when, result). It is recorded twice, when it
 * is handed over and when the receiver confirms; `handOvers` of the audit tells both as one.
 */
export interface HandOver {
  /** Links the confirmation to the handing over: the seq of the step that handed over. */
  readonly seq: number;
  /** Agency codes; equal for a hand-over between units of one agency. */
  readonly from: string;
  readonly to: string;
  /** Unit inside the receiving agency, as the officer named it. */
  readonly unit: string | undefined;
  readonly reason: string | undefined;
}

/** One row of form 06, from the audit. Instants are epoch milliseconds. */
export interface HandOverRow extends HandOver {
  readonly handedAt: number;
  readonly handedBy: string | undefined;
  /** Undefined while nobody has confirmed. */
  readonly receivedAt: number | undefined;
  readonly receivedBy: string | undefined;
}

/** An entry of the audit as far as hand-overs go. */
interface AuditEntry {
  readonly at: number;
  readonly actor: string | undefined;
  readonly recorded: { readonly kind: string; readonly handOver?: HandOver } | undefined;
}

/** The hand-overs of a dossier in the order in which they happened, each with its first confirmation where there is one. */
export function handOversOf(audit: readonly AuditEntry[]): readonly HandOverRow[] {
  const confirmations = new Map<number, Pick<AuditEntry, 'at' | 'actor'>>();
  for (const { at, actor, recorded } of audit) {
    if (recorded?.kind !== 'hand-over-receipt' || recorded.handOver === undefined) continue;
    const { seq } = recorded.handOver;
    if (!confirmations.has(seq)) confirmations.set(seq, { at, actor });
  }
  return audit.flatMap(({ at, actor, recorded }) => {
    if (recorded?.handOver === undefined || recorded.kind === 'hand-over-receipt') return [];
    const confirmed = confirmations.get(recorded.handOver.seq);
    return [
      { ...recorded.handOver, handedAt: at, handedBy: actor, receivedAt: confirmed?.at, receivedBy: confirmed?.actor },
    ];
  });
}
