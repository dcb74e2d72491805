// One visit to the page: everything it asks for and complains about, and what a person does there.

import assert from 'node:assert/strict';
import { readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fixture } from './files.mjs';

/** How long the page may take to show something. */
const PATIENCE = 30_000;

/** How often it is looked. A page in the background paints nothing: its frames are no clock. */
const POLLING = { timeout: PATIENCE, polling: 50 };

/** The elements that have those roles. */
const ROLES = { button: 'button, summary', link: 'a[href]' };

/**
 * In the page: the shown element of that accessible name, when it is where it was the last time and
 * nothing lies over it. The drivers scroll to what is out of sight, but not to what the bar covers.
 */
function standing(name, elements) {
  const nameOf = (element) => element.getAttribute('aria-label') ?? element.textContent;
  const plain = (text) => text.trim().replace(/\s+/g, ' ');
  const found = [...document.querySelectorAll(elements)]
    .find((element) => element.checkVisibility() && plain(nameOf(element)) === name);
  const { x, y, width, height } = found?.getBoundingClientRect() ?? {};
  const last = globalThis.lastSeen;
  globalThis.lastSeen = { found, x, y };
  if (!found || last?.found !== found || last.x !== x || last.y !== y) return false;
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  if (found.contains(hit)) return found;
  found.scrollIntoView({ block: 'center' });
  return false;
}

/** The pages behind the overview: name, address, what is there when they are. */
const PAGES = [
  ['instance', '#/instance/0', '#steps pre'],
  ['plan', '#/plan', 'ol.order'],
  ['share', '#/share', '.length'],
  ['knowledge', '#/knowledge', '#platforms'],
  ['rule', '#/rules/platform/stv1-retired', '.guide'],
  ['privacy', '#/privacy', '#limits'],
];

/** An instance as the portal shows it. */
export function instance(name) {
  return JSON.stringify({
    type: 'Microsoft.ApiManagement/service',
    name,
    location: 'West Europe',
    sku: { name: 'Standard', capacity: 1 },
    properties: { platformVersion: 'stv2', virtualNetworkType: 'None' },
  });
}

/** An instance with damage whose repair could change the meaning. */
export const BARE = instance('apim-bare').replace('"apim-bare"', 'apim-bare');

/** A visit in which `job` is done; nothing may be asked of any host, nothing may go wrong. */
export async function visiting(bench, job, { before } = {}) {
  const visit = await Visit.open(bench, { prepare: before });
  const loaded = visit.networkRequests().length;
  bench.server.requests.length = 0;
  await job(visit);
  // What the browser asks for by itself, it asks for when it likes.
  await new Promise((resolve) => { setTimeout(resolve, 1000); });
  assert.equal(await visit.counted(), '0 requests since load');
  assert.deepEqual(visit.networkRequests().slice(loaded), [], 'requests after the page had loaded');
  assert.deepEqual(bench.server.requests, [], 'requests that reached the host');
  assert.deepEqual(visit.complaints, []);
  await visit.close();
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export class Visit {
  /** Every request, in order. */
  requests = [];
  /** Errors on the console, uncaught errors, violations of the content security policy. */
  complaints = [];

  /** Opens the page, that wide; `prepare` gets the empty tab before. */
  static async open(bench, { width = 1280, height = 900, prepare } = {}) {
    const visit = new Visit();
    visit.bench = bench;
    const page = await bench.browser.newPage();
    visit.page = page;
    page.on('request', (request) => visit.requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') visit.complaints.push(message.text());
    });
    page.on('pageerror', (error) => visit.complaints.push(String(error)));
    await page.setViewport({ width, height });
    await prepare?.(page);
    await page.goto(bench.server.url);
    await page.waitForSelector('h1', { timeout: PATIENCE });
    // The engine follows the page; with it, everything has been loaded.
    await page.evaluate(() => globalThis.apimPlanner?.engine.catch(() => {}));
    return visit;
  }

  close() {
    return this.page.close();
  }

  /** The requests that went, or would have gone, over a network. */
  networkRequests() {
    return this.requests.filter((url) => !/^(blob|data):/.test(url));
  }

  /** What the page itself says about its requests, in the bar at the top. */
  counted() {
    return this.page.$eval('.bar .seal', (seal) => seal.innerText.trim());
  }

  text() {
    return this.page.evaluate(() => document.body.innerText);
  }

  heading() {
    return this.page.$eval('h1', (heading) => heading.innerText);
  }

  /** Waits until `condition`, a function of the page, is true there; else says what it shows. */
  async until(what, condition, ...given) {
    try {
      await this.page.waitForFunction(condition, POLLING, ...given);
    } catch (error) {
      throw new Error(`${what} (${error.message}); the page says:\n${await this.text()}`);
    }
  }

  /** Waits until the page shows that text. */
  sees(text) {
    const shown = (wanted) => document.body.innerText.includes(wanted);
    return this.until(`“${text}” did not appear`, shown, text);
  }

  /** Presses the button or link of that accessible name, once it stands still. */
  async press(name, role = 'button') {
    let found;
    try {
      // The drivers' own search by accessible name takes Firefox many seconds on a long page.
      found = await this.page.waitForFunction(standing, POLLING, name, ROLES[role]);
    } catch (error) {
      throw new Error(`no ${role} “${name}” (${error.message}); the page says:\n${await this.text()}`);
    }
    await found.click();
  }

  /** Clicks the box or choice, once it is there. */
  async tick(selector) {
    const box = await this.page.waitForSelector(selector, { timeout: PATIENCE });
    await box.click();
  }

  /** Goes to a view by its address, as a bookmark would. */
  async go(hash) {
    await this.page.evaluate((wanted) => { location.hash = wanted; }, hash);
  }

  /** Puts text on the clipboard and pastes it with the keyboard into the element. */
  async paste(selector, text) {
    const key = process.platform === 'darwin' ? 'Meta' : 'Control';
    const chord = async (page, letter) => {
      await page.keyboard.down(key);
      await page.keyboard.press(letter);
      await page.keyboard.up(key);
    };
    const scratch = await this.bench.browser.newPage();
    await scratch.evaluate((value) => {
      document.addEventListener('copy', (event) => {
        event.clipboardData.setData('text/plain', value);
        event.preventDefault();
      });
      const area = document.body.appendChild(document.createElement('textarea'));
      area.value = 'anything: there has to be a selection';
      area.select();
    }, text);
    await chord(scratch, 'c');
    await scratch.close();
    await this.page.bringToFront();
    await this.page.focus(selector);
    await chord(this.page, 'v');
  }

  /** Chooses files in the file dialog of the element. */
  async choose(selector, ...paths) {
    const input = await this.page.waitForSelector(selector, { timeout: PATIENCE });
    await input.uploadFile(...paths);
  }

  /** Drops files on the element. No driver can drag from the desktop: the events are made. */
  async drop(selector, ...paths) {
    const files = await Promise.all(paths.map(async (path) => (
      { name: basename(path), base64: (await readFile(path)).toString('base64') }
    )));
    await this.#drop(selector, files);
  }

  /** Drops files of those texts, by their names, on the element. */
  dropTexts(selector, texts) {
    return this.#drop(selector, Object.entries(texts).map(([name, text]) => (
      { name, base64: Buffer.from(text).toString('base64') }
    )));
  }

  async #drop(selector, files) {
    await this.page.$eval(selector, (target, dropped) => {
      const dataTransfer = new DataTransfer();
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name));
      }
      for (const type of ['dragenter', 'dragover', 'drop']) {
        const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
        target.dispatchEvent(event);
      }
    }, files);
  }

  /** Saves the report of everything as JSON, with nothing said about what is hidden. */
  async saveReport() {
    await this.go('#/share');
    await this.tick('#way-file');
    await this.page.waitForSelector('#format option[value="json"]', { timeout: PATIENCE });
    await this.page.select('#format', 'json');
    await this.until('the report has no size', () => (
      document.querySelector('#format').value === 'json' && /Size: \d/.test(document.body.innerText)
    ));
    await this.press('Download');
    return JSON.parse((await this.download()).text);
  }

  /** Waits for the next finished download and gives its name, its bytes and its text. */
  async download() {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      const names = await readdir(this.bench.downloads);
      const done = names.filter((name) => !/\.(part|crdownload|tmp)$/.test(name));
      if (done.length > 0 && done.length === names.length) {
        const path = join(this.bench.downloads, done[0]);
        const bytes = await readFile(path);
        if (bytes.length > 0) {
          await rm(path);
          return { name: done[0], bytes, text: bytes.toString('utf8') };
        }
      }
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    throw new Error('nothing was downloaded');
  }

  /** Shows every page, with the sample fleet and with an input that is cut off. */
  async everyPage(look) {
    await look('input');
    await this.press('Try a sample fleet of 24');
    await this.sees('24 of 24 shown');
    await look('overview');
    for (const [name, hash, shown] of PAGES) {
      await this.go(hash);
      await this.until(`there is no ${name}`, (part) => document.querySelector(part), shown);
      await look(name);
    }
    await this.#shared(look);
    await this.go('#/');
    await this.choose('#files', fixture('cut-in-the-middle.json'));
    await this.sees('cut-in-the-middle.json');
    await this.until('the place is not named', () => /line \d+/.test(document.body.innerText));
    await look('input-notes');
    await this.dropTexts('h1', { 'a word without quotation marks.json': BARE });
    await this.press('Rename a word without quotation marks.json');
    await this.page.waitForSelector('#input-name');
    await look('input-renamed');
    await this.page.keyboard.press('Escape');
    await this.dropTexts('h1', Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`instance-${at}.json`, instance(`apim-${at}`)]),
    ));
    await this.sees('with errors');
    await look('input-many');
  }

  /** The ways out of the page, and what comes by a link. */
  async #shared(look) {
    await this.go('#/share');
    await this.page.waitForSelector('.length', { timeout: PATIENCE });
    const link = await this.page.$eval('#link', (field) => field.value);
    await this.press('Preview the copy');
    await this.page.waitForSelector('.copy h3', { timeout: PATIENCE });
    await look('share-preview');
    await this.press('Close the preview');
    for (const way of ['file', 'clipboard', 'print']) {
      await this.tick(`#way-${way}`);
      await this.until('there is no size', () => !document.body.innerText.includes('being made …'));
      await look(`share-${way}`);
    }
    await this.tick('#way-link');
    await this.page.type('#answer', 'Start with apim-01.');
    await this.press('Put the names back');
    await this.sees('1 pseudonym replaced');
    await look('share-translated');
    for (const [name, address, shown] of [
      ['shared', link, '.shared'],
      ['shared-cut', link.slice(0, -40), '#refused-h'],
    ]) {
      await this.page.evaluate((wanted) => { location.href = wanted; }, address);
      await this.page.waitForSelector(shown, { timeout: PATIENCE });
      await this.until('it is not there', () => !document.querySelector('progress'));
      await look(name);
    }
    await this.press('Back to my inputs');
    await this.until('the inputs did not come back', () => !document.querySelector('#refused-h'));
  }

  /** What axe finds, one line for each element. */
  async violations() {
    await this.page.evaluate(axe);
    return this.page.evaluate(async () => {
      // A colour on its way to another is neither of them.
      await Promise.allSettled(document.getAnimations().map((one) => one.finished));
      // Preloading would ask for the style sheets again, which the page's policy refuses.
      const { violations } = await globalThis.axe.run(document, { preload: false });
      return violations.flatMap(({ id, nodes }) => (
        nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`)
      ));
    });
  }

  /** Begins to measure for how long the page stands still; the answer is in milliseconds. */
  async standstill() {
    await this.page.evaluate(() => {
      let last = performance.now();
      globalThis.standstill = 0;
      setInterval(() => {
        const now = performance.now();
        globalThis.standstill = Math.max(globalThis.standstill, now - last);
        last = now;
      }, 20);
    });
    return () => this.page.evaluate(() => globalThis.standstill);
  }

  /** How far the page can be scrolled sideways, in pixels. */
  overflow() {
    const root = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return this.page.evaluate(root);
  }
}
