import type { Client } from '@temporalio/client';
import type { ContentStore } from '../db/content-store.ts';
import type { Pool } from '../db/pool.ts';
import type { Press } from '../papers/press.ts';
import type { AgencyDirectory } from './agency-directory.ts';
import type { BusinessTime } from './business-time.ts';
import type { FormValidators } from './form-validators.ts';
import type { ProcedureFacts } from './procedure-facts.ts';

/** What use cases work with. */
export interface Context {
  readonly pool: Pool;
  readonly contents: ContentStore;
  readonly agencies: AgencyDirectory;
  readonly procedures: ProcedureFacts;
  readonly formValidators: FormValidators;
  readonly press: Press;
  /** Hash of the facts in force, at most a second old: a step computed with older ones is told the new ones. */
  readonly factsInForce: () => Promise<string>;
  readonly time: BusinessTime;
  /** Connects by itself when first needed, and again after the server was away. */
  readonly temporal: Client;
  readonly stepTimeoutMs: number;
  /** Tells listeners that a dossier changed without a step (a claim). */
  readonly tell: (dossier: string, seq: number) => void;
}
