import { expect, test } from '@jest/globals';
import { type HandOver, handOversOf } from './hand-over.ts';

const handOver = (seq: number, more: Partial<HandOver> = {}): HandOver => ({
  seq,
  from: 'H26.15',
  to: 'H26.15',
  unit: undefined,
  reason: undefined,
  ...more,
});

test('a hand-over is received when it was first confirmed, each by its own confirmation', () => {
  const [toUnit, toAgency] = [handOver(4, { unit: 'Phòng Kinh tế' }), handOver(6, { to: 'H26.16' })];
  const rows = handOversOf([
    { at: 1, actor: 'chuyenvien', recorded: { kind: 'correction' } },
    { at: 2, actor: 'chuyenvien', recorded: { kind: 'hand-over', handOver: toUnit } },
    { at: 3, actor: 'chuyenvien', recorded: { kind: 'forwarding', handOver: toAgency } },
    { at: 4, actor: 'chuyenvien.badinh', recorded: { kind: 'hand-over-receipt', handOver: toAgency } },
    { at: 5, actor: undefined, recorded: undefined },
    { at: 6, actor: 'lanhdao.badinh', recorded: { kind: 'hand-over-receipt', handOver: toAgency } },
  ]);
  expect(rows).toEqual([
    { ...toUnit, handedAt: 2, handedBy: 'chuyenvien', receivedAt: undefined, receivedBy: undefined },
    { ...toAgency, handedAt: 3, handedBy: 'chuyenvien', receivedAt: 4, receivedBy: 'chuyenvien.badinh' },
  ]);
});
