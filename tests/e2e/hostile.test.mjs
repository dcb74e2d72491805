// A hundred thousand hostile names in the page and in the HTML report: nothing of them runs.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inEachEngine } from './browsers.mjs';
import { project } from './files.mjs';
import { INSTANCES, broken, estate } from './hostile.mjs';
import { visiting } from './visit.mjs';

const text = estate();

/** How long a browser may take over a report of that size. */
const PATIENCE = 120_000;

let folder;
let input;
let report;

before(async () => {
  // The engine as it is deployed, outside of any browser.
  const engine = await import(pathToFileURL(project('dist/embed/apim-planner.js')));
  await engine.default({ module_or_path: await readFile(project('dist/embed/apim-planner_bg.wasm')) });
  const analysed = engine.analyze([{ name: '"><img src=x onerror=globalThis.ran=0>.json', text }]);
  folder = await mkdtemp(join(tmpdir(), 'apim-planner-'));
  report = join(folder, 'report.html');
  input = join(folder, '<img src=x onerror=globalThis.ran=0>.json');
  await writeFile(input, text);
  await writeFile(report, engine.render(analysed, 'html').text);
});

after(() => rm(folder, { recursive: true, force: true }));

inEachEngine('hostile names', (bench) => {
  test('the report is text from end to end', async () => {
    const page = await bench.browser.newPage();
    const seen = [];
    page.on('request', (request) => seen.push(`asked for ${request.url()}`));
    page.on('console', (message) => seen.push(message.text()));
    page.on('pageerror', (error) => seen.push(String(error)));
    page.on('dialog', (dialog) => {
      seen.push(`dialog ${dialog.message()}`);
      dialog.dismiss();
    });
    const address = pathToFileURL(report).href;
    await page.goto(address, { timeout: PATIENCE });
    await page.mouse.move(300, 300);
    await page.keyboard.press('Tab');
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
    // For characters that no font has, Firefox brings a font of its own.
    const own = (one) => one === `asked for ${address}` || one.startsWith('asked for data:font/');
    assert.deepEqual(seen.filter((one) => !own(one)), []);
    assert.equal(page.url(), address);
    assert.deepEqual(await page.evaluate(broken), []);
    const [articles, scripts, forms, names] = await page.evaluate(() => [
      document.querySelectorAll('article').length,
      document.querySelectorAll('script:not([type="application/json"])').length,
      document.querySelectorAll('form, input, style + style, link, meta[http-equiv="refresh"]').length,
      document.body.textContent.includes('<script>globalThis.ran=1</script>'),
    ]);
    assert.deepEqual([articles, scripts, forms, names], [INSTANCES, 0, 0, true]);
    await page.close();
  });

  test('the page shows them and runs none', async () => {
    await visiting(bench, async (visit) => {
      const dialogs = [];
      visit.page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        dialog.dismiss();
      });
      // Not innerText: a page of this size is not laid out anew for every look at it.
      const shows = (wanted) => visit.until(
        wanted, (part) => document.body.textContent.includes(part), wanted,
      );
      await visit.choose('#files', input);
      await shows(`${INSTANCES} instances`);
      await visit.go('#/overview');
      await shows(`${INSTANCES} of ${INSTANCES} shown`);
      for (const [hash, shown] of [
        ['#/overview', 'table'],
        ['#/instance/0', '#steps pre'],
        ['#/instance/249', 'h1'],
        ['#/plan', 'ol.order'],
        ['#/', '#files'],
      ]) {
        await visit.go(hash);
        await visit.until(`there is no ${shown} in ${hash}`, (part) => document.querySelector(part), shown);
        assert.deepEqual(await visit.page.evaluate(broken), []);
      }
      assert.deepEqual(dialogs, []);
    });
  });
});
