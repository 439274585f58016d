import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import type { Schema } from '../../api/client/api-client.ts';
import { type StartedMotcua, startMotcua } from '../../ops/client/run-motcua.ts';
import { Cast } from '../../ops/drive/cast.ts';
import { chooseProcedure } from '../../ops/drive/choose-procedure.ts';
import { demonstrationPersons } from '../../registries/population/demonstration-persons.ts';
import { openBrowser, openPage, type Person, passSignIn, seriousViolations, signIn } from './browser.ts';
import { act, receive, work } from './counter-steps.ts';

const birth = { search: 'dang ky khai sinh', code: '1.001193' };
const { complete } = demonstrationPersons;
const [year, month, day] = (complete.birth.date ?? '').split('-');
const applicant = { name: complete.name, personalId: complete.personalId, birthDate: `${day}/${month}/${year}` };

let stack: StartedMotcua;
let browser: Browser;
const cast = new Cast(() => stack.url);
const computers = new Map<string, BrowserContext>();
const people: Person[] = [];

/** Somebody signed in, on the given page; it is closed after the test, the computer stays signed in. */
async function person(account: string, path: string): Promise<Person> {
  const computer = computers.get(account);
  const one = computer ? await openPage(computer, stack.url + path) : await signIn(browser, stack.url + path, account);
  computers.set(account, one.context);
  people.push(one);
  return one;
}

/** Code of a dossier that the desk has received, for tests that are not about receiving. */
async function received(): Promise<string> {
  const { receipt, desk, facts } = await chooseProcedure(cast, birth.code);
  const body = receipt({ lookup: 'REPLACED', channel: 'direct', caseCode: facts.cases[0]?.code ?? '' });
  const { name, personalId } = applicant;
  const birthDate = complete.birth.date ?? '';
  const dossier = await cast.user(desk).post<Schema<'Dossier'>>('/dossiers', {
    ...body,
    applicant: { kind: 'person', name, personalId, birthDate },
  });
  return dossier.code;
}

/** A dossier on the desk's page, its paper to be checked. */
async function receivedAtDesk(): Promise<Person & { readonly code: string }> {
  const code = await received();
  const desk = await person('motcua', `/counter/dossiers/${code}`);
  await work(desk.page).getByText('Kiểm tra hồ sơ').waitFor();
  return { ...desk, code };
}

beforeAll(async () => {
  [browser, stack] = await Promise.all([openBrowser(), startMotcua()]);
});

afterAll(async () => {
  await browser?.close();
  expect(await stack?.stop()).toBe(0);
});

afterEach(async () => {
  const failures = people.flatMap((one) => one.failures);
  await Promise.all(people.splice(0).flatMap(({ context }) => context.pages().map((page) => page.close())));
  expect(failures).toEqual([]);
});

test.each(['counter', 'modeler', 'monitor'])(
  '%s is built for people, without what helps its developers',
  async (face) => {
    const textOf = async (path: string) => (await fetch(stack.url + path)).text();
    const scripts = [...(await textOf(`/${face}/`)).matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(
      ([, path = '']) => path,
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const path of scripts)
      expect(await textOf(path)).not.toContain('Each child in a list should have a unique "key"');
  },
);

describe('the officer at the counter', () => {
  test('receives a dossier, claims the task, completes it, and sees the new state at once', async () => {
    const desk = await person('motcua', '/counter/');
    const code = await receive(desk.page, stack.url, birth, applicant);
    expect(await seriousViolations(desk.page)).toEqual([]);
    await work(desk.page).getByText('Kiểm tra hồ sơ').waitFor();
    // A page that hears no announcements: what it shows after acting came with the answer.
    const page = await desk.context.newPage();
    await page.route('**/api/v1/events*', (route) => route.abort());
    await page.goto(`${stack.url}/counter/dossiers/${code}`);
    await act(page, 'Nhận việc');
    await work(page).getByText('bạn đã nhận').waitFor();
    await act(page, 'Tiếp nhận');
    await page.locator('.dossier-head').getByText('Đang xử lý').waitFor();
    expect(await work(page).getByRole('button', { name: 'Tiếp nhận', exact: true }).count()).toBe(0);
    await page.getByText('Cách tính').waitFor();
    const slip = page.getByRole('link', { name: 'In Giấy tiếp nhận hồ sơ và hẹn trả kết quả' });
    const printed = await page.request.get(new URL((await slip.getAttribute('href')) ?? '', stack.url).href);
    expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf']);

    // A specialist who has the list open sees the work come without asking.
    const specialist = await person('chuyenvien', `/counter/?q=${code}`);
    const row = specialist.page.getByRole('row', { name: new RegExp(code) });
    await row.getByText('Thẩm tra hồ sơ đăng ký khai sinh').waitFor();
    expect(await seriousViolations(specialist.page)).toEqual([]);
    await row.getByRole('link').click();
    await act(specialist.page, 'Nhận việc');
    await act(specialist.page, 'Đủ điều kiện');
    await work(specialist.page).getByText('Ghi Sổ đăng ký khai sinh').waitFor();

    await specialist.page.getByRole('tab', { name: 'Quá trình xử lý' }).click();
    await specialist.page.locator('.history li').filter({ hasText: 'Trần Văn Hùng' }).first().waitFor();
    await specialist.page.getByRole('tab', { name: 'Sơ đồ quy trình' }).click();
    await specialist.page.locator('.djs-element.token').first().waitFor();
    expect(await seriousViolations(specialist.page)).toEqual([]);
  });

  test('declares on the procedure’s form: nothing known is asked again, and the dossier shows what was declared', async () => {
    const { page } = await person('motcua', '/counter/receive?procedure=1.012566');
    await page.getByLabel('Họ và tên').fill(applicant.name);
    await page.getByLabel('Số định danh cá nhân').fill(applicant.personalId);
    await page.getByText('Khai trên biểu mẫu điện tử').click();
    const request = page.getByRole('group', { name: 'Nội dung đề nghị' });
    await request.getByLabel('Lý do').fill('Làm thủ tục ngân hàng');
    await request.getByText('Số chứng minh nhân dân 09 số', { exact: true }).click();
    const formerCard = request.getByLabel('Số chứng minh nhân dân', { exact: true });
    await formerCard.fill('01234567');
    const declarant = page.getByRole('group', { name: 'Người đề nghị' });
    await declarant.getByLabel('Tỉnh, thành phố').fill('Hà Nội');
    await page.keyboard.press('Enter');
    await declarant.getByLabel('Xã, phường').fill('Phường Hoàn Kiếm');
    await page.keyboard.press('Enter');
    await page.getByText('Tôi cam đoan').click();
    const birthDate = page.getByLabel('Ngày sinh', { exact: true });
    await birthDate.fill(applicant.birthDate);
    await birthDate.press('Enter');
    // What was typed outlives a reload.
    await page.reload();
    await page.getByText('Đang tiếp tục hồ sơ nhập dở trước đó.').waitFor();
    await declarant.getByText('Phường Hoàn Kiếm').waitFor();
    expect(await birthDate.inputValue()).toBe(applicant.birthDate);
    expect(await formerCard.inputValue()).toBe('01234567');
    // The page is judged as it stands, not with the list of communes still closing.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.ant-select-dropdown')].every((list) => !list.checkVisibility()),
    );
    // What data answers is ticked and cannot be handed in; so is the paper that the form replaces.
    expect(await page.locator('.check input[type="checkbox"]:checked:disabled').count()).toBe(2);
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
    const wrong = request.getByText('Không đúng định dạng (gồm đúng 9 chữ số)');
    await wrong.waitFor();
    await formerCard.fill('012345678');
    // The button moves up while the message goes: a click in between is lost.
    await wrong.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
    await page.waitForURL(/\/counter\/dossiers\//);
    await page.getByRole('tab', { name: 'Tờ khai' }).click();
    const declared = page.getByRole('tabpanel', { name: 'Tờ khai' });
    await declared.getByText('012345678').waitFor();
    await declared.getByText('Phường Hoàn Kiếm').waitFor();
    // The population database's answer stands where the declaration leaves it to the database.
    await declared.getByText('Phường Phú Thượng').waitFor();
    await declared.getByText(applicant.name).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  test('finds dossiers by what is typed without accents, and the address keeps the filter', async () => {
    const code = await received();
    const { page } = await person('motcua', '/counter/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.locator('.search input:focus').waitFor();
    await page.keyboard.type('tran thi mau');
    await page.getByRole('link', { name: new RegExp(code) }).waitFor();
    await page.waitForURL(/q=tran\+thi\+mau/);
    await page.reload();
    await page.getByRole('link', { name: new RegExp(code) }).waitFor();
  });

  test('is told when the page is older than the dossier, and sees the new state after reloading it', async () => {
    const { code, ...first } = await receivedAtDesk();
    // The second page hears of no changes, as when the line is down for a moment.
    const second = await first.context.newPage();
    await second.route('**/api/v1/events*', (route) => route.abort());
    await second.goto(`${stack.url}/counter/dossiers/${code}`);
    await work(second).getByRole('button', { name: 'Nhận việc' }).waitFor();
    await act(first.page, 'Nhận việc');
    await work(second).getByRole('button', { name: 'Nhận việc' }).click();
    await work(second).getByRole('alert').waitFor();
    await work(second).getByRole('button', { name: 'Tải lại hồ sơ' }).click();
    await work(second).getByText('bạn đã nhận').waitFor();
  });

  test('sees that a slow step is being processed, and its outcome when it is there', async () => {
    const { page } = await receivedAtDesk();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    // The step is done, but the answer is the one that a slow step gets.
    await page.route('**/actions/accept', async (route) => {
      const key = route.request().headers()['idempotency-key'] ?? '';
      await route.fetch();
      await route.fulfill({ status: 202, json: { command: key, location: `/api/v1/commands/${key}` } });
    });
    await page.route('**/api/v1/commands/*', async (route) => {
      await held;
      await route.continue();
    });
    await work(page).getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    await page.getByText('Yêu cầu đã được ghi nhận và đang được xử lý…').waitFor();
    release();
    await page.getByText('Đã thực hiện: Tiếp nhận').waitFor();
    await work(page).getByText('Thẩm tra hồ sơ đăng ký khai sinh').waitFor();
  });

  test('signs in again after the session has ended and is back on the same page', async () => {
    const code = await received();
    const one = await signIn(browser, `${stack.url}/counter/dossiers/${code}`, 'motcua');
    people.push(one);
    const { page, context } = one;
    await page.locator('.dossier-head').getByText(code).waitFor();
    await context.clearCookies();
    await page.getByRole('tab', { name: 'Quá trình xử lý' }).click();
    await page.getByRole('dialog', { name: 'Phiên làm việc đã hết hạn' }).waitFor();
    await page.getByRole('button', { name: 'Đăng nhập lại' }).click();
    await passSignIn(page, 'motcua', new URL(page.url()).searchParams.get('returnTo') ?? `/counter/dossiers/${code}`);
    await page.locator('.dossier-head').getByText(code).waitFor();
  });
});

describe('the designer', () => {
  test('changes a process, sees what the gate says, publishes; later dossiers run it, open ones keep theirs', async () => {
    const before = await received();
    const desk = await person('motcua', '/counter/');
    const versionOf = async (code: string): Promise<number> => {
      await desk.page.goto(`${stack.url}/counter/dossiers/${code}`);
      const text = await desk.page.getByText(/quy trình phiên bản \d+/).innerText();
      return Number(/phiên bản (\d+)/.exec(text)?.[1]);
    };
    const old = await versionOf(before);

    const { page } = await person('thietke', '/modeler/');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('searchbox').fill('khai sinh');
    await page.getByRole('link', { name: /1\.001193/ }).click();
    await page.locator('[data-element-id="Task_ThamTra"]').first().waitFor();
    await page.getByText('Không có vấn đề nào').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.locator('.bjs-powered-by').isVisible()).toBe(true);

    await page.locator('[data-element-id="Task_GhiSo"]').first().click();
    await page.keyboard.press('Delete');
    const problems = page.getByRole('tab', { name: /Vấn đề \(\d+\)/ });
    await problems.waitFor();
    await page.getByRole('button', { name: 'Công bố…' }).click();
    await page.getByText(/chưa thể công bố/).waitFor();
    await page.locator('.problems button').first().click();
    await page.locator('.djs-element.selected').first().waitFor();

    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Không có vấn đề nào').waitFor();
    await page.getByText('Chưa có thay đổi').waitFor();
    await page.getByRole('tab', { name: 'Dàn ý' }).click();
    await page.getByLabel('Tên của Task_ThamTra').fill('Thẩm tra hồ sơ khai sinh (mới)');
    await page.keyboard.press('Tab');
    await page.getByText(/Bản nháp lưu lúc/).waitFor();
    await page.reload();
    await page.getByText(/Bản nháp lưu lúc/).waitFor();
    await page.getByRole('button', { name: 'Công bố…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /Sửa.*Thẩm tra hồ sơ khai sinh \(mới\)/ }).waitFor();
    await dialog.getByRole('button', { name: 'Công bố', exact: true }).click();
    await page.getByText(`Đã công bố phiên bản ${old + 1}`).waitFor();
    await page.getByRole('tab', { name: 'Phiên bản' }).click();
    await page.getByRole('cell', { name: `Phiên bản ${old + 1}`, exact: true }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);

    const after = await received();
    expect(await versionOf(after)).toBe(old + 1);
    expect(await versionOf(before)).toBe(old);
  });

  test('writes what an action asks and when it is possible, in the properties of a step', async () => {
    const { page } = await person('thietke', '/modeler/processes/1.000894');
    await page.locator('[data-element-id="Task_ThamTra"]').first().click();
    const properties = page.getByRole('complementary', { name: 'Thuộc tính' });
    await properties.getByLabel('Thời gian của bước').fill('-1');
    await properties.getByText('Phải là một số lớn hơn 0').waitFor();
    await properties.getByLabel('Thời gian của bước').fill('');
    await properties.getByText('Lựa chọn khi hoàn thành').click();
    const option = properties.locator('.bio-properties-panel-list-item').first();
    await option.locator('.bio-properties-panel-collapsible-entry-header').first().click();
    const conditions = option.locator('[data-entry-id$="-conditions"]');
    await conditions.getByTitle('Thêm dòng').click();
    await conditions.getByLabel('Thông báo khi chưa được').selectOption('dossier-paused');
    const fields = option.locator('[data-entry-id$="-fields"]');
    await fields.getByTitle('Thêm dòng').click();
    const name = fields.getByLabel('Tên trường').last();
    await name.fill('');
    // Slowly enough that the drawing changes in between: the cursor stays in the row.
    await name.pressSequentially('Số văn bản', { delay: 80 });
    expect(await name.inputValue()).toBe('Số văn bản');
    await page.waitForFunction(() => {
      const draft = JSON.parse(localStorage.getItem('motcua.process.1.000894') ?? '{}') as { xml?: string };
      return ['refusal="dossier-paused"', 'name="Số văn bản"'].every((text) => draft.xml?.includes(text));
    });
    expect(await seriousViolations(page)).toEqual([]);
  });

  test('adds a field to a form, sees it as officers do, and publishes the difference', async () => {
    const { page } = await person('thietke', '/modeler/forms/1.000894');
    await page
      .getByRole('button', { name: /^Tình trạng hôn nhân trước đó/ })
      .first()
      .click();
    await page.getByLabel('Lựa chọn mới').fill('Đang ly thân');
    await page.keyboard.press('Enter');
    await page.getByLabel('Tên trường mới').fill('Ghi chú về hôn nhân trước');
    await page.getByRole('button', { name: 'Thêm trường' }).click();
    const preview = page.getByRole('region', { name: 'Xem trước biểu mẫu' });
    await preview.getByLabel('Ghi chú về hôn nhân trước').waitFor();
    await page.getByLabel('Mã trường').fill('Sai Mã');
    await page.getByText('Chữ cái không dấu và chữ số, chữ đầu viết thường').waitFor();
    await page.getByLabel('Độ dài tối đa (ký tự)').fill('');
    await page.getByText('văn bản phải có độ dài tối đa').first().waitFor();
    expect(await page.getByRole('button', { name: 'Công bố…' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Biểu mẫu hợp lệ, có thể công bố.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Công bố…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /Thêm.*Ghi chú về hôn nhân trước/ }).waitFor();
    await dialog.getByRole('row', { name: /Sửa.*Tình trạng hôn nhân trước đó \(các lựa chọn\)/ }).waitFor();
    await dialog.getByRole('button', { name: 'Công bố', exact: true }).click();
    await page.getByText('Đã công bố biểu mẫu phiên bản 2.').waitFor();
    await page.getByText('Chưa có thay đổi').waitFor();
  });

  test('of a province lays down a deadline of its own; the desk there reads it', async () => {
    const { page } = await person('thietke.tinh', '/modeler/places/1.000894');
    await page.getByLabel('Thời hạn riêng: Trường hợp chung').fill('4');
    await page.getByText('Nguồn: chưa điền').waitFor();
    await page.getByLabel('Nguồn').fill('Công báo thành phố');
    await page.getByText('Hợp lệ, có thể công bố.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Công bố…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /Thời hạn giải quyết.*trong ngày → 4 ngày làm việc/ }).waitFor();
    await dialog.getByRole('button', { name: 'Công bố', exact: true }).click();
    await page.getByText('Đã công bố quy định riêng, phiên bản 1.').waitFor();
    const desk = await person('motcua', '/counter/receive?procedure=1.000894');
    await desk.page.getByText(/Quy định riêng của Hà Nội: thời hạn/).waitFor();
  });
});

describe('the monitor', () => {
  test('opens from each number exactly the dossiers that it counts', async () => {
    const { code, ...desk } = await receivedAtDesk();
    await act(desk.page, 'Nhận việc');
    await act(desk.page, 'Tiếp nhận');

    const { page } = await person('giamsat', '/monitor/');
    await page.locator('.ant-table-row').first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);

    // Ten working days later, by the business clock, a same-day procedure is overdue.
    await cast.user('quantri').post('/clock/advance', { by: 'P14D' });
    await page.reload();
    await page.locator('a.count-late').first().waitFor();

    const numbers = await page.locator('a.count').count();
    expect(numbers).toBeGreaterThan(1);
    for (let index = 0; index < numbers; index += 1) {
      const number = page.locator('a.count').nth(index);
      const counted = Number((await number.innerText()).replace(/\D/g, ''));
      await number.click();
      await page.locator('[data-total]').waitFor();
      expect(Number(await page.locator('[data-total]').getAttribute('data-total'))).toBe(counted);
      expect(await page.locator('table.list tbody tr').count()).toBe(counted);
      await page.goBack();
      await page
        .locator('a.count')
        .nth(numbers - 1)
        .waitFor();
    }

    await page.locator('.tile-late a').click();
    await page.getByRole('link', { name: new RegExp(code) }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });
});
