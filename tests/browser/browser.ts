import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumAdvice, findChromium } from '../../ops/setup/find-chromium.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The machine's Chromium. There is no skipping: without one the tests fail and say what to run. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(`The browser tests need Chromium. Run: ${chromiumAdvice}`);
  return await chromium.launch({ executablePath, args: quiet });
}

/** Somebody at a computer of their own, with the page they look at; what goes wrong in the page is kept in `failures`. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly failures: readonly string[];
}

/**
 * Opens an address as a demonstration account on a computer of its own, signing in on the way. Nothing moves there: on a
 * slow machine a button that grows into its place is pressed in one spot and let go in another, which is no click.
 */
export async function signIn(browser: Browser, address: string, account: string): Promise<Person> {
  const context = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  const person = await openPage(context, address);
  await passSignIn(person.page, account, new URL(address).pathname);
  return person;
}

/** Opens an address in a further page at the same computer. */
export async function openPage(context: BrowserContext, address: string): Promise<Person> {
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  await page.goto(address);
  return { page, context, failures };
}

/** Signs in on the development provider's page and waits to be back where the person wanted to go. */
export async function passSignIn(page: Page, account: string, path: string): Promise<void> {
  await page.locator(`[data-account="${account}"]`).click();
  await page.waitForURL((url) => url.pathname === path);
}

/** What axe-core finds serious or critical on the page, as `rule: element`. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  // Evaluated from outside: the site's content policy refuses scripts that are not its own.
  await page.evaluate(axeSource);
  return await page.evaluate(async () => {
    interface Axe {
      run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }>;
    }
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}
