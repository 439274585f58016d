import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { describeElement } from '../../engine/describe.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Variables } from '../../engine/stimulus.ts';
import { bpmn, flows, monday, planOf, TestInstance } from '../../engine/testing.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A procedure of two steps, to see what the regime does with it. */
const own =
  bpmn(`<process id="own" isExecutable="true"><startEvent id="s"/><userTask id="first"/><userTask id="second"/>
  <endEvent id="e"/>${flows('s first second e')}</process>`);

describe('the one-stop regime', () => {
  let regime: Plan;
  let procedure: Plan;
  let dossier: TestInstance;

  beforeAll(async () => {
    regime = await planOf(await readFile(join(import.meta.dirname, 'process.bpmn'), 'utf8'));
    procedure = await planOf(own);
  });

  function submitted(more: Variables = {}, populationOutcome = 'REPLACED'): TestInstance {
    const instance = new TestInstance({
      entry: { plan: regime.hash, process: 'Process_MotCua' },
      plans: { [regime.hash]: regime, [procedure.hash]: procedure },
      bindings: { resolve: { plan: procedure.hash, process: 'own' } },
    });
    const usual = {
      channel: 'direct',
      feeMoment: 'none',
      feeAmount: 0,
      pausePolicy: 'shift',
      supplementLimit: null,
      supplementDays: 5,
    };
    const started = instance.start({ ...usual, ...more });
    return more['joint'] === true ? started : started.complete('Service_TraCuuDanCu', { populationOutcome });
  }

  function accepted(more: Variables = {}): TestInstance {
    return submitted(more).complete('Task_KiemTraHoSo', {}, 'accept');
  }

  function finished(more: Variables = {}, resolution?: string): TestInstance {
    return accepted(more)
      .complete('first')
      .complete('second', resolution === undefined ? {} : { resolution });
  }

  /** The portal's status at the end. */
  function endStatus(instance: TestInstance): number | undefined {
    return instance.ended?.flatMap((end) => describeElement(regime, end)?.status ?? []).at(-1);
  }

  function tasks(instance: TestInstance): readonly string[] {
    return instance.work.tasks.filter((task) => !task.frozen).map((task) => task.element);
  }

  describe('asks the population database first', () => {
    it.each([
      ['REPLACED', 'Task_KiemTraHoSo'],
      ['UNAVAILABLE', 'Task_DoiChieuGiayTo'],
      ['PARTIAL', 'Task_HuongDanDuLieu'],
      ['NOT_FOUND', 'Task_HuongDanDuLieu'],
      ['MISMATCH', 'Task_HuongDanDuLieu'],
    ])('%s leads to %s', (outcome, task) => {
      expect(tasks(submitted({}, outcome))).toEqual([task]);
    });
  });

  it('returns the result and ends with status 10', () => {
    dossier = finished();
    expect(tasks(dossier)).toEqual(['Task_TraKetQua']);
    expect(endStatus(dossier.complete('Task_TraKetQua', {}, 'return-result'))).toBe(10);
  });

  it('refuses with status 3', () => {
    expect(endStatus(submitted().complete('Task_KiemTraHoSo', {}, 'refuse'))).toBe(3);
  });

  it('keeps an uncollected result open and reminds', () => {
    dossier = finished();
    expect(dossier.pass(31 * DAY)).toBe('ok');
    expect(dossier.effects).toMatchObject([{ type: 'send-message', name: 'uncollected-result' }]);
    expect(endStatus(dossier.complete('Task_TraKetQua', {}, 'return-result'))).toBe(10);
  });

  it('gives the check the time of channel and procedure, anew after a supplement', () => {
    const hour = 3_600_000;
    const due = (instance: TestInstance) =>
      instance.work.tasks.find((task) => task.element === 'Task_KiemTraHoSo')?.dueAt;
    dossier = submitted({ intake: { amount: 1, unit: 'HOUR', agency: '*', article: 'Điều 23' } });
    expect(due(dossier)).toBe(monday + hour);
    dossier.complete('Task_KiemTraHoSo', {}, 'request-supplement');
    dossier.now += 2 * hour;
    expect(dossier.message('supplement-received')).toBe('ok');
    dossier.complete('Service_TraCuuDanCu', { populationOutcome: 'REPLACED' });
    expect(due(dossier)).toBe(dossier.now + hour);
    expect(due(submitted({ intake: null }))).toBeUndefined();
  });

  describe('before acceptance', () => {
    beforeEach(() => {
      dossier = submitted().complete('Task_KiemTraHoSo', {}, 'request-supplement');
    });

    it('looks up again after a supplement', () => {
      expect(dossier.message('supplement-received')).toBe('ok');
      expect(dossier.waiting).toEqual(['Service_TraCuuDanCu']);
    });

    it('closes what is not supplemented in time', () => {
      dossier.pass(6 * DAY);
      expect(dossier.ended).toBeUndefined();
      dossier.pass(4 * DAY);
      expect(endStatus(dossier)).toBe(8);
    });

    it('lets the citizen withdraw', () => {
      dossier.message('withdraw');
      expect(endStatus(dossier)).toBe(7);
    });
  });

  describe('fees', () => {
    it('before acceptance are collected at the desk or paid online', () => {
      const fee = { feeMoment: 'before', feeAmount: 100_000 };
      expect(tasks(accepted(fee).complete('Task_ThuPhiTruoc', {}, 'collect'))).toEqual(['first']);
      dossier = accepted(fee);
      dossier.message('payment-received');
      expect(tasks(dossier)).toEqual(['first']);
    });

    it('after are collected before the result is returned, and not for a refusal', () => {
      const fee = { feeMoment: 'after', feeAmount: 100_000 };
      expect(tasks(finished(fee))).toEqual(['Task_ThuPhiSau']);
      expect(tasks(finished(fee, 'rejected'))).toEqual(['Task_TraKetQua']);
    });
  });

  describe('a supplement during the handling', () => {
    it.each([
      ['shift', 'second'],
      ['restart', 'first'],
    ])('freezes it and goes on by the policy %s with %s', (pausePolicy, next) => {
      dossier = accepted({ pausePolicy }).complete('first');
      expect(dossier.message('request-supplement')).toBe('ok');
      expect(tasks(dossier)).toEqual([]);
      expect(dossier.message('supplement-received')).toBe('ok');
      expect(tasks(dossier)).toEqual([next]);
    });

    it('is asked for no more often than the procedure allows, and not twice at a time', () => {
      const asked = (): number =>
        dossier.trace('activated').filter((element) => element === 'Wait_CongDanBoSung').length;
      dossier = accepted({ supplementLimit: 1 });
      expect(dossier.message('request-supplement')).toBe('ok');
      expect(dossier.message('request-supplement')).toBe('not-offered');
      expect(asked()).toBe(1);
      dossier.message('supplement-received');
      expect(dossier.message('request-supplement')).toBe('not-offered');
      expect(asked()).toBe(1);
      expect(tasks(dossier)).toEqual(['first']);
    });

    it('that does not come closes the dossier', () => {
      dossier = accepted();
      dossier.message('request-supplement');
      dossier.pass(10 * DAY);
      expect(dossier.ended).toEqual(['End_DongHoSo']);
      expect(endStatus(dossier)).toBe(8);
    });
  });

  describe('during the handling', () => {
    beforeEach(() => {
      dossier = accepted();
    });

    it('a pause freezes the tasks until it is resumed', () => {
      dossier.message('pause');
      expect(tasks(dossier)).toEqual([]);
      expect(dossier.message('pause')).toBe('not-offered');
      expect(dossier.message('resume')).toBe('ok');
      expect(tasks(dossier)).toEqual(['first']);
    });

    it('the date is extended once', () => {
      expect(dossier.message('extend')).toBe('ok');
      expect(dossier.message('extend')).toBe('not-offered');
      expect(dossier.trace('completed').filter((element) => element === 'Script_VanBanXinLoi')).toHaveLength(1);
      expect(tasks(dossier)).toEqual(['first']);
    });

    it.each([
      [0, 0],
      [2, 2],
      [null, 1],
    ])('the date is extended as often as the procedure says: %p is %p times', (extensionLimit, times) => {
      dossier = accepted({ extensionLimit });
      for (let each = 0; each < times; each += 1) expect(dossier.message('extend')).toBe('ok');
      expect(dossier.message('extend')).toBe('not-offered');
    });

    it('no new date is promised while the clock stands still', () => {
      dossier.message('pause');
      expect(dossier.message('extend')).toBe('not-offered');
      dossier.message('resume');
      dossier.message('request-supplement');
      expect(dossier.message('extend')).toBe('not-offered');
      dossier.message('supplement-received');
      expect(dossier.message('extend')).toBe('ok');
    });

    it('a correction asks the population database again where the person is another, and delays nothing', () => {
      expect(dossier.message('correct-receipt', { identityCorrected: false })).toBe('ok');
      expect(dossier.work.jobs).toEqual([]);
      expect(dossier.message('correct-receipt', { identityCorrected: true })).toBe('ok');
      expect(dossier.work.jobs.map(({ element }) => element)).toEqual(['Service_TraCuuLai']);
      expect(tasks(dossier)).toEqual(['first']);
      dossier.complete('Service_TraCuuLai', { populationOutcome: 'MISMATCH' });
      expect(tasks(dossier.complete('first').complete('second'))).toEqual(['Task_TraKetQua']);
    });

    it('a withdrawal reaches even a paused dossier', () => {
      dossier.message('pause');
      dossier.message('withdraw');
      dossier.complete('Task_TraHoSoRut', {}, 'hand-back');
      expect(endStatus(dossier)).toBe(7);
    });

    it('it can be stopped', () => {
      dossier.message('stop');
      expect(endStatus(dossier)).toBe(8);
    });
  });

  describe('of a part of a joint service', () => {
    beforeEach(() => {
      dossier = submitted({ joint: true, feeMoment: 'after', feeAmount: 20_000 });
    });

    it('asks nobody for papers that the joint desk has checked', () => {
      expect(tasks(dossier)).toEqual(['first']);
      expect(dossier.trace('completed')).toContain('Event_TiepNhan');
    });

    it('hands its result over, with no fee and no return of its own', () => {
      dossier.complete('first').complete('second');
      expect(dossier.ended).toEqual(['End_ChuyenLienThong']);
      expect(dossier.work.ended?.variables).toMatchObject({ resolution: 'approved' });
    });

    it('hands over a refusal alike', () => {
      dossier.complete('first').complete('second', { resolution: 'rejected' });
      expect(endStatus(dossier)).toBe(10);
      expect(dossier.work.ended?.variables).toMatchObject({ resolution: 'rejected' });
    });

    it('can be withdrawn and stopped like any other', () => {
      dossier.message('withdraw');
      expect(tasks(dossier)).toEqual(['Task_TraHoSoRut']);
    });
  });

  describe('papers that are still to be digitised', () => {
    it('are digitised while the dossier is handled, and delay nothing', () => {
      dossier = accepted({ digitise: true });
      expect(tasks(dossier).toSorted()).toEqual(['Task_SoHoa', 'first']);
      dossier.complete('first').complete('second').complete('Task_TraKetQua', {}, 'return-result');
      expect(dossier.state?.ends).toEqual(['End_DaTraKetQua']);
      expect(tasks(dossier)).toEqual(['Task_SoHoa']);
      expect(endStatus(dossier.complete('Task_SoHoa', {}, 'digitise'))).toBe(10);
    });

    it('are so no more once the dossier is withdrawn', () => {
      dossier = accepted({ digitise: true });
      dossier.message('withdraw');
      expect(endStatus(dossier.complete('Task_TraHoSoRut', {}, 'hand-back'))).toBe(7);
    });
  });

  describe('a dossier that is handed on', () => {
    beforeEach(() => {
      dossier = accepted({ supplementLimit: 1 }).complete('first');
    });

    it('to the competent agency is handled there from the beginning', () => {
      expect(dossier.message('forward')).toBe('ok');
      expect(tasks(dossier)).toEqual(['Task_NhanChuyenDen']);
      expect(tasks(dossier.complete('Task_NhanChuyenDen', {}, 'confirm'))).toEqual(['first']);
    });

    it('is not sent away while it waits for a supplement or is paused', () => {
      dossier.message('request-supplement');
      expect(dossier.message('forward')).toBe('not-offered');
      dossier.message('supplement-received');
      dossier.message('pause');
      expect(dossier.message('forward')).toBe('not-offered');
      dossier.message('resume');
      expect(dossier.message('forward')).toBe('ok');
    });

    it('to the competent agency leaves an unconfirmed hand-over between units behind', () => {
      dossier.message('hand-over');
      expect(dossier.message('forward')).toBe('ok');
      dossier.complete('Task_NhanChuyenDen', {}, 'confirm');
      expect(dossier.message('confirm-hand-over')).toBe('not-offered');
      expect(dossier.message('hand-over')).toBe('ok');
    });

    it('to another unit goes on meanwhile, and is confirmed before the next hand-over', () => {
      expect(dossier.message('confirm-hand-over')).toBe('not-offered');
      expect(dossier.message('hand-over')).toBe('ok');
      expect(tasks(dossier)).toEqual(['second']);
      expect(dossier.message('hand-over')).toBe('not-offered');
      expect(dossier.message('confirm-hand-over')).toBe('ok');
      expect(dossier.message('hand-over')).toBe('ok');
      expect(tasks(dossier.complete('second'))).toEqual(['Task_TraKetQua']);
    });
  });

  it('cannot be withdrawn or stopped once there is a result', () => {
    dossier = finished();
    expect(dossier.message('withdraw')).toBe('nobody-waits');
    expect(dossier.message('stop')).toBe('nobody-waits');
  });
});
