import type { Page } from 'playwright-core';

/** The panel with what waits in a dossier. */
export const work = (page: Page) => page.getByRole('region', { name: 'Việc cần làm' });

/** Receives a dossier of a procedure at the counter with every paper handed in; answers its code. */
export async function receive(
  page: Page,
  url: string,
  procedure: { readonly search: string; readonly code: string },
  applicant: { readonly name: string; readonly personalId: string; readonly birthDate: string },
): Promise<string> {
  await page.goto(`${url}/counter/receive`);
  await page.getByRole('combobox', { name: 'Thủ tục hành chính' }).fill(procedure.search);
  await page.locator('.ant-select-item-option', { hasText: procedure.code }).first().click();
  await page.getByLabel('Họ và tên').fill(applicant.name);
  await page.getByLabel('Số định danh cá nhân').fill(applicant.personalId);
  await page.getByLabel('Ngày sinh').fill(applicant.birthDate);
  await page.getByLabel('Ngày sinh').press('Enter');
  for (const paper of await page.locator('.check input[type="checkbox"]').all()) await paper.check();
  await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
  await page.waitForURL(/\/counter\/dossiers\//);
  return await page.locator('.dossier-head .code').first().innerText();
}

/** Presses an action of the dossier and fills in what it asks, taking the first of every choice. */
export async function act(page: Page, name: string): Promise<void> {
  await work(page)
    .getByRole('button', { name: new RegExp(`^${name}…?$`) })
    .click();
  const drawer = page.getByRole('dialog', { name });
  const ok = page.locator('.ant-popconfirm-buttons').getByRole('button', { name });
  const done = page.getByText(`Đã thực hiện: ${name}`);
  await done.or(drawer).or(ok).first().waitFor();
  if (await ok.isVisible()) await ok.click();
  if (await drawer.isVisible()) {
    for (const box of await drawer.locator('textarea, input[type="text"]:not([role])').all())
      await box.fill('Theo quy định');
    for (const box of await drawer.locator('[role="spinbutton"]').all()) await box.fill('1');
    for (const choices of await drawer.locator('.ant-radio-group').all())
      await choices.locator('input').first().check();
    for (const box of await drawer.locator('.stack input[type="checkbox"]').all()) await box.check();
    await drawer.getByRole('button', { name }).click();
  }
  await done.first().waitFor();
}
