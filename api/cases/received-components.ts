import { initialDigitisation } from '../../domain/digitisation.ts';
import type { Channel, Component, Procedure } from '../../domain/procedure.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { Failure } from '../failure.ts';
import type { BodyOf } from '../operations.ts';

type Given = BodyOf<'receiveDossier'>['components'][number];

/** File types an electronic component may have. */
const contentTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/xml',
  'image/jpeg',
  'image/png',
  'image/tiff',
];

/**
 * The components as they are recorded, with the procedure's names for them. Each must be one of the procedure's, in the
 * case at hand, given once, and of a kind it can have: paper not online, a file with a readable type, data only where a
 * connected database answers for it.
 */
export function receivedComponents(
  procedure: Procedure,
  caseCode: string,
  channel: Channel,
  given: readonly Given[],
): Receipt['components'] {
  const seen = new Set<string>();
  return given.map((each) => {
    const component = procedure.components.find(
      (known) => known.id === each.id && (known.case === undefined || known.case === caseCode),
    );
    if (component === undefined)
      throw wrong(each.id, 'thủ tục không có thành phần này', 'the procedure has no such component');
    if (seen.has(each.id)) throw wrong(component.name, 'được nộp hai lần', 'it is given twice');
    seen.add(each.id);
    checkKind(component, channel, each);
    return {
      id: each.id,
      name: component.name,
      kind: each.kind,
      originals: each.originals ?? (each.kind === 'paper' ? component.originals : 0),
      copies: each.copies ?? (each.kind === 'paper' ? component.copies : 0),
      digitised: initialDigitisation(component, each.kind, each.digitised),
      ...(each.fileName === undefined ? {} : { fileName: each.fileName }),
      ...(each.contentType === undefined ? {} : { contentType: each.contentType }),
    };
  });
}

function checkKind(component: Component, channel: Channel, given: Given): void {
  switch (given.kind) {
    case 'paper':
      if (channel === 'online')
        throw wrong(component.name, 'hồ sơ trực tuyến không nhận bản giấy', 'an online dossier takes no paper');
      return;
    case 'electronic':
      if (given.fileName === undefined || given.contentType === undefined)
        throw wrong(
          component.name,
          'bản điện tử phải có tệp và loại tệp',
          'an electronic copy needs a file and its type',
        );
      if (!contentTypes.includes(given.contentType))
        throw wrong(
          component.name,
          `không nhận tệp loại ${given.contentType}`,
          `files of type ${given.contentType} are not taken`,
        );
      return;
    case 'data':
      if (component.dataSource === undefined)
        throw wrong(
          component.name,
          'không có cơ sở dữ liệu nào trả lời thay cho giấy tờ này',
          'no connected database answers for it',
        );
  }
}

function wrong(component: string, vi: string, en: string): Failure {
  return new Failure('component-wrong-type', { component, detail: { vi, en } });
}
