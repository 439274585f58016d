import type { Entry } from './entries.ts';

interface PanelEvent {
  stopPropagation(): void;
}

/** A section of the properties panel: lines, or a list whose rows hold lines. */
export interface PanelGroup {
  readonly id: string;
  readonly label: string;
  readonly component: unknown;
  readonly shouldOpen?: boolean;
  readonly entries?: readonly Entry[];
  readonly items?: readonly {
    readonly id: string;
    readonly label: string;
    readonly entries: readonly Entry[];
    readonly remove: (event: PanelEvent) => void;
  }[];
  readonly add?: (event: PanelEvent) => void;
}
