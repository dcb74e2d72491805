// The edition in a single file, opened from a disk: the whole job without any host.

import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { fromDisk, inEachEngine } from './browsers.mjs';
import { fixture, project } from './files.mjs';
import { triesEverything } from './proof.mjs';
import { Visit, visiting } from './visit.mjs';

const STALE = { file: 'arm-standard-stv1-stale.json', name: 'apim-alder-orders' };

inEachEngine('a single file', (bench) => {
  test('it asks for nothing but itself, without a complaint', async () => {
    const visit = await Visit.open(bench);
    // Firefox does not report the file itself.
    assert.deepEqual(visit.networkRequests().filter((url) => url !== bench.server.url), []);
    assert.deepEqual(visit.complaints, []);
    assert.match(await visit.heading(), /What must you do/);
    await visit.close();
  });

  test('paste an instance, read its verdict and its plan, download the plan', () => (
    visiting(bench, async (visit) => {
      await visit.paste('#text', await readFile(fixture(STALE.file), 'utf8'));
      await visit.sees('NO-GO');
      await visit.press('Open the instance', 'link');
      await visit.until('no step of the plan was shown', (wanted) => (
        [...document.querySelectorAll('#steps pre')].some((pre) => pre.textContent.includes(wanted))
      ), STALE.name);
      assert.ok(await visit.page.evaluate(() => location.hash.startsWith('#/instance/')));
      await visit.press('Plan as Markdown');
      const { name, text } = await visit.download();
      assert.match(name, /\.md$/);
      assert.ok(text.includes('az ') && !text.includes(STALE.name));
    })
  ));

  test('choose files, then the sample fleet, the order, the report', () => (
    visiting(bench, async (visit) => {
      await visit.choose('#files', fixture('cut-in-the-middle.json'));
      await visit.until('the place is not named', () => /line \d+/.test(document.body.innerText));
      await visit.press('Forget everything');
      await visit.page.click('dialog[open] .primary');
      await visit.press('Try a sample fleet of 24');
      await visit.sees('24 of 24 shown');
      await visit.go('#/plan');
      await visit.sees('in order');
      assert.equal((await visit.saveReport()).instances.length, 24);
      await visit.go('#/overview');
      await visit.sees('24 of 24 shown');
    })
  ));

  test('every way out is refused from the beginning', async () => {
    const visit = await Visit.open(bench);
    await triesEverything(visit, ['preload', 'prefetch', 'worker', 'worker-script']);
    await visit.close();
  });
}, { host: fromDisk });

inEachEngine('a deployed page, opened as a file', (bench) => {
  test('it says which file to open instead', async () => {
    const page = await bench.browser.newPage();
    await page.goto(bench.server.url);
    await page.waitForFunction(() => document.body.innerText.includes('apim-planner.html'));
    assert.match(await page.evaluate(() => document.body.innerText), /The page could not start/);
    await page.close();
  });
}, { host: () => ({ ...fromDisk(), url: pathToFileURL(project('dist/index.html')).href }) });

inEachEngine('a single file under another name', (bench) => {
  test('a folder with spaces and signs is no matter', async () => {
    const visit = await Visit.open(bench);
    await visit.press('Try a sample fleet of 24');
    await visit.sees('24 of 24 shown');
    await visit.close();
    await bench.server.clear();
  });
}, {
  host: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'a folder #1 & more '));
    const path = join(folder, 'planner (1).html');
    await copyFile(project('dist/apim-planner.html'), path);
    const clear = () => rm(folder, { recursive: true });
    return { ...fromDisk(), url: pathToFileURL(path).href, clear };
  },
});
