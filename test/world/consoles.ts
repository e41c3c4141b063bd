import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { startBrowser } from './browser.ts';
import type { World } from './world.ts';

export const screens = join(import.meta.dirname, '../../.local/screens');
export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 375, height: 812 };

/** The console of a world in a real browser, as its people see it. */
export class Consoles {
  /** What the console itself got wrong: scripts that failed, and what its content policy forbids. */
  readonly complaints: string[] = [];
  /** The browser of each person. It keeps what it has loaded, and what its person typed, from one page to the next. */
  readonly #browsers = new Map<string, Promise<BrowserContext>>();
  /** Requests without an answer yet, by page. */
  readonly #requests = new WeakMap<Page, Set<Request>>();
  /** The places that axe has examined. */
  readonly #examined = new Set<string>();
  readonly #browser: Browser;
  readonly #world: World;

  private constructor(browser: Browser, world: World) {
    this.#browser = browser;
    this.#world = world;
  }

  static async of(world: World): Promise<Consoles> {
    return new Consoles(await startBrowser(screens), world);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  /** A browser that knows nobody yet. */
  newContext(...how: Parameters<Browser['newContext']>): Promise<BrowserContext> {
    return this.#browser.newContext(...how);
  }

  readonly origin = (): string => this.#world.runtime.apiUrl;

  /** A page of somebody, of whom is kept what goes wrong in it. */
  readonly opened = async (person: string, viewport: typeof DESK): Promise<Page> => {
    const context =
      this.#browsers.get(person) ??
      this.#browser.newContext({ reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    this.#browsers.set(person, context);
    const page = await (await context).newPage();
    await page.setViewportSize(viewport);
    page.setDefaultTimeout(60_000);
    const open = new Set<Request>();
    this.#requests.set(page, open);
    page.on('request', (request) => open.add(request));
    for (const over of ['requestfinished', 'requestfailed'] as const)
      page.on(over as 'request', (request) => open.delete(request));
    page.on('pageerror', (error) => this.complaints.push(`${person}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${person}: ${message.text()} ${message.location().url}`);
    });
    return page;
  };

  /** The person goes to another machine, whose browser knows nothing of them. */
  readonly toAnotherMachine = async (person: string): Promise<void> => {
    await (await this.#browsers.get(person))?.close();
    this.#browsers.delete(person);
  };

  /** A page of a person, who has signed in as the sign-in page offers. */
  readonly signedIn = async (person: string, viewport: typeof DESK, at = '/console/'): Promise<Page> => {
    const page = await this.opened(person, viewport);
    await page.goto(`${this.origin()}${at}`);
    const offered = page.locator(`[data-person="${person}"]`);
    const leave = page.getByRole('button', { name: '退出登录' });
    // The provider knows a browser that has signed in before.
    await offered.or(leave).first().waitFor();
    if (await offered.isVisible()) await offered.click();
    await leave.waitFor();
    return page;
  };

  /** Keeps how it looks, and holds it against what everybody must be able to use. */
  readonly look = async (page: Page, name: string): Promise<void> => {
    const left = async () => (await page.locator('.waiting').count()) + (this.#requests.get(page)?.size ?? 0);
    await expect.poll(left, { timeout: 60_000 }).toBe(0);
    // A page may lay itself out once more after what it asked for has come.
    const tooWide = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    await expect.poll(tooWide, { message: `${name} scrolls sideways`, timeout: 10_000 }).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true });
    // What a phone shows of a place that was looked at is the same page, and axe takes seconds.
    const place = name.replace(/-\d+$/, '');
    if (this.#examined.has(place)) return;
    this.#examined.add(place);
    // In the page itself, since nothing is framed, and without listing what was right.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: false });
    const { violations } = await axe.analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const said = grave.map(
      ({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
    expect(said).toEqual([]);
  };
}

/** Presses the button of an act in its drawer, where the button that opened it stands beside. */
export async function inDrawer(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name }).click();
}
