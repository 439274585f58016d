import type { PaperForm } from './paper-form.ts';

/**
 * What a paper says, in order, without any layout but the kind of each block: the same content always gives the same
 * bytes, whatever it is rendered to. Texts are Vietnamese, NFC.
 */
export interface Paper<B extends Block = Block> {
  readonly form: PaperForm;
  readonly title: string;
  /** Stands under the title: which issue of the paper it is, or which period it covers. */
  readonly subtitle: string | undefined;
  readonly heading: Heading;
  /** What QR and Code 128 hold: the dossier's code. A register has none. */
  readonly code: string | undefined;
  readonly blocks: readonly B[];
  readonly signatures: readonly [Signature, Signature] | undefined;
  readonly landscape: boolean;
}

/** A paper that can be given out to be edited: nothing in it needs a table. */
export type Letter = Paper<LetterBlock>;

/** The head of an administrative paper (Annex I to Decree 30/2020/NĐ-CP). */
export interface Heading {
  /** The agency above, where the rule names it. */
  readonly superior: string | undefined;
  readonly agency: string;
  /** `Hoàn Kiếm, ngày 22 tháng 11 năm 2026`. */
  readonly placeAndDate: string;
  /** Whether the paper gets a number from the agency's register of outgoing papers, filled in by hand or by the clerk. */
  readonly numbered: boolean;
}

export type Block =
  | { readonly type: 'paragraph'; readonly text: string; readonly style: 'body' | 'lead' | 'note' | 'addressee' }
  /** Label and value, a line each. */
  | { readonly type: 'facts'; readonly items: readonly Fact[] }
  /** Sentences, a dash each. */
  | { readonly type: 'list'; readonly items: readonly string[]; readonly style: 'body' | 'note' }
  | { readonly type: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

export type LetterBlock = Exclude<Block, { readonly type: 'table' }>;

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** What the reader looks for first. */
  readonly strong?: boolean;
  /** Short enough to share a line with the fact before it. */
  readonly beside?: boolean;
}

export interface Column {
  readonly title: string;
  /** Share of the table's width, against the other columns'. */
  readonly share: number;
  readonly align: 'left' | 'center' | 'right';
}

export interface Signature {
  readonly role: string;
  /** `(Ký, ghi rõ họ tên)`. */
  readonly how: string;
  /** Printed where it is known. */
  readonly name: string | undefined;
  /** Instead of a signature: whom the paper goes to. */
  readonly recipients?: readonly string[];
}
