import type { Actor } from '../organisation.ts';

/**
 * The forms of Annex I to TT 03/2025/TT-VPCP, by number. `letter`: an agency writes it to somebody, so it is also given
 * out as an editable document. `kept`: it grows with the dossier instead of being issued at one point of the process.
 */
export const paperForms = {
  '01': { title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', letter: false, kept: false },
  '02': { title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', letter: true, kept: false },
  '03': { title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', letter: true, kept: false },
  '04': { title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết', letter: true, kept: false },
  '05': { title: 'Thông báo dừng giải quyết hồ sơ', letter: true, kept: false },
  '06': { title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ', letter: false, kept: true },
  '07': { title: 'Sổ theo dõi hồ sơ', letter: false, kept: true },
} as const;

export type PaperForm = keyof typeof paperForms;

/** The forms that speak of one dossier; 07 is an agency's register. */
export const dossierForms = ['01', '02', '03', '04', '05', '06'] as const satisfies readonly PaperForm[];
export type DossierForm = (typeof dossierForms)[number];

/** The files a paper is given out as. */
export const paperFormats = ['pdf', 'docx'] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** PDF always; a letter also as a document to be edited. */
export function formatsOf(form: PaperForm): readonly PaperFormat[] {
  return paperForms[form].letter ? paperFormats : ['pdf'];
}

/** Whether somebody who may see the dossier may print the form: how it went from desk to desk is the officers' own. */
export function mayPrint(actor: Pick<Actor, 'roles'>, form: DossierForm): boolean {
  return form !== '06' || actor.roles.some((role) => role !== 'citizen');
}
