import type { Component } from './procedure.ts';

/** In which shape a component came: on paper at the desk, as a file, or from a connected database. */
export const componentKinds = ['paper', 'electronic', 'data'] as const;
export type ComponentKind = (typeof componentKinds)[number];

/** A component as it was submitted. */
export interface SubmittedComponent {
  readonly id: string;
  readonly kind: ComponentKind;
  readonly originals?: number | undefined;
  readonly copies?: number | undefined;
  readonly fileName?: string | undefined;
  readonly contentType?: string | undefined;
}

/** Content types a file may have, each with the endings of its names. */
export const contentTypes: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/tiff': ['tif', 'tiff'],
  'application/xml': ['xml'],
  'application/msword': ['doc'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
};

/** The placeholders of `component-wrong-type`. */
export interface ComponentProblem {
  readonly component: string;
  readonly detail: { readonly vi: string; readonly en: string };
}

/**
 * What is wrong with the type of each submitted component, in their order: unknown to the procedure or its case, twice,
 * paper without a sheet, a file of a type that is not accepted, data where no database answers. A required component
 * that is missing is no problem of type: it is asked for as a supplement.
 *
 * @param caseCode the dossier's case; components of other cases are not known to it
 */
export function findComponentProblems(
  submitted: readonly SubmittedComponent[],
  components: readonly Component[],
  caseCode: string,
): ComponentProblem[] {
  return submitted.flatMap((each, index) => {
    const component = components.find(({ id }) => id === each.id);
    const detail =
      submitted.findIndex(({ id }) => id === each.id) < index ? twice : findDetail(each, component, caseCode);
    return detail ? [{ component: component?.name ?? each.id, detail }] : [];
  });
}

type Detail = ComponentProblem['detail'];

const twice: Detail = { vi: 'được khai báo hai lần', en: 'it is submitted twice' };

function findDetail(
  submitted: SubmittedComponent,
  component: Component | undefined,
  caseCode: string,
): Detail | undefined {
  if (!component) return { vi: 'thủ tục không có thành phần này', en: 'the procedure has no such component' };
  if (component.case !== undefined && component.case !== caseCode)
    return { vi: `chỉ dùng cho trường hợp ${component.case}`, en: `it belongs to case ${component.case}` };
  switch (submitted.kind) {
    case 'paper':
      return findPaperDetail(submitted.originals ?? 0, submitted.copies ?? 0);
    case 'electronic':
      return findFileDetail(submitted.contentType, submitted.fileName);
    case 'data':
      return component.dataSource
        ? undefined
        : { vi: 'không có cơ sở dữ liệu nào thay thế được', en: 'no connected database holds it' };
  }
}

function findPaperDetail(originals: number, copies: number): Detail | undefined {
  if (![originals, copies].every((count) => Number.isInteger(count) && count >= 0))
    return { vi: 'số bản không hợp lệ', en: 'the number of copies is not valid' };
  return originals + copies === 0
    ? { vi: 'giấy tờ phải có ít nhất một bản chính hoặc bản sao', en: 'a paper has at least one original or copy' }
    : undefined;
}

function findFileDetail(contentType: string | undefined, fileName: string | undefined): Detail | undefined {
  const endings =
    contentType !== undefined && Object.hasOwn(contentTypes, contentType) ? contentTypes[contentType] : undefined;
  if (!endings) {
    const given = contentType ?? '?';
    return { vi: `không nhận tệp loại ${given}`, en: `files of type ${given} are not accepted` };
  }
  const ending = fileName?.toLowerCase().split('.').at(-1);
  if (ending === undefined || endings.includes(ending)) return undefined;
  return {
    vi: `tên tệp “${fileName}” không hợp với loại ${contentType}`,
    en: `the file name "${fileName}" does not go with ${contentType}`,
  };
}
