import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import type { Runtime } from '../../infra/local/runtime.ts';
import { startBrowser } from '../world/browser.ts';
import { median, table, verdict } from './print.ts';

const TIMES = 5;
/** What a first load may weigh as it comes over the wire, in KB. */
const GOAL = 350;
const PERSON = 'p-00-officer1';

/** What a page asked of the network and of the browser until it could be used. */
interface Load {
  bytes: number;
  requests: number;
  /** How often, and for how many milliseconds, the page could not answer a click for 50 ms or more. */
  longTasks: number;
  blocked: number;
  usable: number;
}

/** How heavy and how quick the console is on this machine: its first load, and the list of 25 among all entries. */
export async function benchConsole(runtime: Runtime, dataDir: string, entries: number): Promise<void> {
  const browser = await startBrowser(join(dataDir, 'browser'));
  const loads: Record<string, Load[]> = { first: [], click: [], address: [], open: [] };
  try {
    for (let time = 0; time < TIMES; time += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
      await context.addInitScript(() => {
        const long: number[] = [];
        Object.assign(globalThis, { long });
        new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
          // Types of the browser's do not name it.
          type: 'longtask' as never,
          buffered: true,
        });
      });
      const page = await context.newPage();
      const network = await context.newCDPSession(page);
      await network.send('Network.enable');
      const loading = (work: () => Promise<unknown>, shown: string) => measure(page, network, work, shown);
      const at = (path: string) => () => page.goto(`${runtime.apiUrl}/console/${path}`);
      // Nobody is signed in here, and nothing is kept.
      loads.open?.push(await loading(at('open'), 'main h1'));
      await at('')();
      await page.locator(`[data-person="${PERSON}"]`).waitFor();
      await network.send('Network.clearBrowserCache');
      const signIn = () => page.locator(`[data-person="${PERSON}"]`).click();
      loads.first?.push(await loading(signIn, '.head h1'));
      const toCatalog = () => page.getByRole('link', { name: '目录', exact: true }).click();
      loads.click?.push(await loading(toCatalog, '.hit:nth-child(25)'));
      loads.address?.push(await loading(at('catalog'), '.hit:nth-child(25)'));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const names: Record<string, string> = {
    first: '首次打开工作台 first load of the workbench',
    click: `点开目录，${entries} 条中的 25 条 the list of 25 among ${entries}, by click`,
    address: '同上，按地址重新打开 the same by its address',
    open: '开放目录（不登录） the open catalog',
  };
  const rows = Object.entries(loads).map(([name, some]) => {
    const of = (field: keyof Load) => Math.round(median(some.map((load) => load[field])));
    const judged = name === 'first' ? verdict('first load of the console', of('bytes'), GOAL) : '';
    return [names[name] ?? name, of('bytes'), judged, of('requests'), of('longTasks'), of('blocked'), of('usable')];
  });
  table('控制台 console', ['', 'KB', '', 'requests', 'long tasks', 'of ms', 'usable ms'], rows);
}

/** @param shown what is there once the page can be used, with nothing left that waits */
async function measure(page: Page, network: CDPSession, work: () => Promise<unknown>, shown: string): Promise<Load> {
  let [bytes, requests] = [0, 0];
  const finished = ({ encodedDataLength }: { encodedDataLength: number }) => {
    bytes += encodedDataLength;
    requests += 1;
  };
  network.on('Network.loadingFinished', finished);
  const began = performance.now();
  await work();
  await page.locator(shown).waitFor();
  await page.locator('.waiting').waitFor({ state: 'detached' });
  const usable = performance.now() - began;
  await page.waitForLoadState('networkidle');
  network.off('Network.loadingFinished', finished);
  const long = await page.evaluate(() => (globalThis as unknown as { long: number[] }).long.splice(0));
  const blocked = long.reduce((sum, each) => sum + each, 0);
  return { bytes: bytes / 1024, requests, longTasks: long.length, blocked, usable };
}
