import type { SupplementRule } from '../../domain/procedure.ts';
import type { ProcedureFacts } from './facts.ts';
import { findTerms } from './term.ts';
import { readable } from './vietnamese.ts';

const once =
  /(?:bổ sung|sửa đổi|hoàn thiện|chỉnh sửa)[^.;]{0,120}(?:chỉ (?:được )?(?:thực hiện |yêu cầu )?(?:một|01|1)|không quá (?:một|01|1)|tối đa (?:là )?(?:một|01|1)|(?:một|01) lần duy nhất)(?: \([^)]*\))? ?lần|chỉ (?:được )?yêu cầu (?:bổ sung|sửa đổi)[^.;]{0,60}(?:một|01) lần/u;
const restarts =
  /kể từ (?:ngày|khi|thời điểm) (?:tiếp )?nhận (?:được )?(?:đầy đủ |đủ )?hồ sơ[^.;,]{0,30}(?:hợp lệ|đầy đủ|đúng quy định|bổ sung)|kể từ (?:ngày|khi) nhận (?:được )?(?:đủ|đầy đủ) hồ sơ|thời (?:hạn|gian)[^.;]{0,60}(?:tính lại|bắt đầu lại)/u;
const given =
  /(?:trong thời hạn|thời hạn|tối đa|không quá|chậm nhất)[^.;]{0,40}kể từ (?:ngày|khi)[^.;]{0,60}(?:thông báo|yêu cầu|văn bản)[^.;]{0,160}(?:tổ chức|cá nhân|doanh nghiệp|người|chủ|cơ sở|thương nhân|nhà đầu tư)[^.;]{0,80}(?:bổ sung|hoàn thiện|sửa đổi|nộp lại)/u;

/**
 * What the sector's texts say of supplements: at most one where they say so; the term runs anew from the complete
 * dossier where they count from there; the applicant's working days where a text names them.
 */
export function readSupplement(facts: ProcedureFacts): SupplementRule {
  const texts = [...(facts.steps ?? []), ...(facts.channels ?? []).map((channel) => channel.note ?? '')].map(readable);
  const sentence = texts.flatMap((text) => text.split(/(?<=[.;]) /u)).find((text) => given.test(text));
  const term = sentence === undefined ? undefined : findTerms(sentence)[0];
  return {
    limit: texts.some((text) => once.test(text)) ? 1 : undefined,
    pausePolicy: texts.some((text) => restarts.test(text)) ? 'restart' : 'shift',
    citizenDays: term?.unit === 'WORKING_DAY' ? term.amount : undefined,
  };
}
