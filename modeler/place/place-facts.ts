import type { Schema } from '../../faces/shared/api.ts';

export type Channel = Schema<'Channel'>;
export type Unit = 'HOUR' | 'WORKING_DAY' | 'DAY' | 'MONTH' | 'SAME_DAY';

export interface Term {
  readonly amount: number;
  readonly unit: Unit;
}

export interface FeeAmount {
  readonly amount: number;
  readonly condition?: string;
  readonly channel?: Channel;
}

/** What a place may lay down for itself, as files have it; whatever is absent is inherited. */
export interface PlaceFacts {
  readonly levels?: readonly ('ministry' | 'province' | 'commune')[];
  readonly agencies?: { readonly helps?: string; readonly receives?: string; readonly decides?: string };
  readonly channels?: readonly Channel[];
  readonly cases?: readonly { readonly code: string; readonly name?: string; readonly duration?: Term }[];
  readonly fee?: {
    readonly moment: 'none' | 'before' | 'after';
    readonly currency?: 'VND';
    readonly amounts: readonly FeeAmount[];
  };
  readonly supplement?: {
    readonly limit?: number;
    readonly pausePolicy?: 'shift' | 'restart';
    readonly citizenDays?: number;
  };
  readonly extension?: { readonly limit: number; readonly source: string };
  readonly intake?: { readonly [C in Channel]?: Term & { readonly source: string } };
  readonly cutOff?: { readonly minute: number; readonly channels: readonly Channel[] } | null;
  readonly functions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The text of an override: what it changes, when, and by which texts. */
export interface PlaceOverride extends PlaceFacts {
  readonly code: string;
  readonly jurisdiction: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly legalBasis: readonly string[];
  readonly source: string;
  readonly asOf: string;
}

/** The override with other words; `undefined` inherits, or leaves out, what it stands for. */
export function changed(
  override: PlaceOverride,
  words: { readonly [Name in keyof PlaceOverride]?: PlaceOverride[Name] | undefined },
): PlaceOverride {
  const kept = Object.entries({ ...override, ...words }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as unknown as PlaceOverride;
}
