import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { findUnstorable, requestFaults } from './request-faults.ts';
import { advanceClock } from './schemas/clock.ts';
import { receiveRequest } from './schemas/dossier.ts';
import { registerQuery } from './schemas/paper.ts';
import { worklistQuery } from './schemas/work-item.ts';

const receipt = { procedure: '1.000894', channel: 'direct', applicant: { kind: 'person', name: 'An' }, components: [] };
const applicant = (more: object) => ({ ...receipt, applicant: { ...receipt.applicant, ...more } });

describe('what a schema refuses is told in words', () => {
  test.each<[string, z.ZodType, unknown, string, string]>([
    ['missing', receiveRequest, { ...receipt, procedure: undefined }, 'Thủ tục (procedure): chưa có', 'is missing'],
    [
      'not chosen',
      receiveRequest,
      { ...receipt, channel: undefined },
      'Hình thức nộp (channel): chưa có',
      'is missing',
    ],
    ['null', receiveRequest, applicant({ name: null }), 'Họ tên chủ hồ sơ (applicant.name): chưa có', 'is missing'],
    ['empty', receiveRequest, applicant({ name: ' ' }), 'không được để trống', 'must not be empty'],
    [
      'too long',
      receiveRequest,
      applicant({ phone: '0'.repeat(21) }),
      'dài quá 20 ký tự',
      'no more than 20 characters',
    ],
    [
      'a number',
      receiveRequest,
      applicant({ phone: 912 }),
      'Số điện thoại (applicant.phone): phải là văn bản',
      'a text',
    ],
    ['one of few', receiveRequest, { ...receipt, channel: 'fax' }, 'giá trị: direct, online, post', 'must be one of'],
    ['digits', receiveRequest, applicant({ personalId: '12' }), 'phải gồm 12 chữ số', 'must be 12 digits'],
    ['no day', receiveRequest, applicant({ birthDate: '1990-02-30' }), 'một ngày có thật', 'a day of the calendar'],
    ['no address', receiveRequest, applicant({ email: 'an' }), 'không phải là địa chỉ thư điện tử', 'e-mail address'],
    ['no list', receiveRequest, { ...receipt, components: 'c01' }, 'phải là một danh sách', 'must be a list'],
    ['no body', receiveRequest, undefined, 'chưa có nội dung', 'no body'],
    ['unknown', receiveRequest, { ...receipt, urgent: 1 }, 'không có trường “urgent”', 'no field “urgent”'],
    [
      'inside a list',
      receiveRequest,
      { ...receipt, components: [{ id: 'c01', kind: 'paper', originals: 1.5 }] },
      'Số bản chính (components.0.originals): phải là số nguyên',
      'components.0.originals: must be a whole number',
    ],
    [
      'too small',
      worklistQuery,
      { limit: '0' },
      'Số dòng mỗi trang (limit): không được nhỏ hơn 1',
      'not be less than 1',
    ],
    ['no number', worklistQuery, { limit: 'x' }, 'phải là số', 'must be a number'],
    ['a day that is none', registerQuery, { from: 'x', to: '2026-01-01' }, 'Từ ngày (from): phải là', 'from: must be'],
    ['both of two', advanceClock, {}, 'cần đúng một trong hai', 'exactly one'],
    ['no span', advanceClock, { by: '1h' }, 'phải là khoảng thời gian', 'a span of time'],
  ])('%s', (_what, schema, value, vi, en) => {
    const refused = schema.safeParse(value);
    const said = requestFaults(refused.error?.issues ?? [], value);
    expect(said).toEqual({ vi: expect.stringContaining(vi), en: expect.stringContaining(en) });
    expect(said.vi).not.toMatch(/undefined|string|number|Invalid|mong đợi/);
  });

  test('of many, the first five', () => {
    const refused = receiveRequest.safeParse({ a: 1, applicant: { kind: 1, name: 1, phone: 1 } });
    expect(requestFaults(refused.error?.issues ?? [], {}).vi.split('; ')).toHaveLength(5);
  });
});

describe('what no record can keep is found wherever it stands', () => {
  test.each<[string, unknown, string | undefined]>([
    ['NUL in a text', { applicant: { name: 'A\0B' } }, 'Họ tên chủ hồ sơ (applicant.name): có ký tự không hợp lệ'],
    ['half a character', ['\ud800'], '0: có ký tự không hợp lệ'],
    ['NUL in a name', { data: { 'a\0': 1 } }, 'data: có ký tự không hợp lệ'],
    ['every other text', { a: 'Trần\n😀\u0007', b: [1, null, true] }, undefined],
  ])('%s', (_what, value, vi) => {
    expect(findUnstorable(value)?.vi).toEqual(vi === undefined ? undefined : expect.stringContaining(vi));
  });

  test('lists without end', () => {
    let deep: unknown[] = [];
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(findUnstorable({ declaration: deep })?.vi).toBe('Tờ khai (declaration): có quá nhiều cấp lồng nhau');
  });
});
