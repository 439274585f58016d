import { apologyLetter } from './apology-letter.ts';
import type { DossierRecord } from './dossier-record.ts';
import type { Paper } from './paper.ts';
import type { DossierForm } from './paper-form.ts';
import { printable } from './printable.ts';
import { processControlSlip } from './process-control-slip.ts';
import { receiptSlip } from './receipt-slip.ts';
import { refusalSlip } from './refusal-slip.ts';
import { stopNotice } from './stop-notice.ts';
import { supplementRequest } from './supplement-request.ts';

/** Which issue of a form it is. */
export interface Issue {
  /** 1 for the first. */
  readonly version: number;
  /** When the issue before it was made. */
  readonly previousAt: number | undefined;
}

/** What a form says of a dossier, as its record stood when the form was issued. */
export function dossierPaper(form: DossierForm, record: DossierRecord, issue: Issue): Paper {
  return printable(contentOf(form, record, issue));
}

function contentOf(form: DossierForm, record: DossierRecord, issue: Issue): Paper {
  switch (form) {
    case '01':
      return receiptSlip(record, issue.version, issue.previousAt);
    case '02':
      return supplementRequest(record, issue.version);
    case '03':
      return refusalSlip(record);
    case '04':
      return apologyLetter(record, issue.version);
    case '05':
      return stopNotice(record);
    case '06':
      return processControlSlip(record);
  }
}
