// The engine as a module in a page that is not ours.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { inEachEngine } from './browsers.mjs';
import { fixture, project } from './files.mjs';

const PAGE = `<!doctype html><html lang="en"><title>Another page</title><h1>Another page</h1>
<script type="module">
  import init, { analyze, render } from './apim-planner.js';
  await init();
  globalThis.planner = { analyze, render };
</script></html>`;

const TYPES = { js: 'text/javascript', wasm: 'application/wasm' };

/** A server of somebody else, who has copied `dist/embed`. */
async function otherSite() {
  const server = createServer(async ({ url }, response) => {
    const type = TYPES[url.split('.').pop()];
    response.setHeader('Content-Type', type ?? 'text/html');
    response.end(type ? await readFile(project(`dist/embed${url}`)) : PAGE);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

inEachEngine('embedded', (bench) => {
  test('analyze and render work there, and nothing is drawn', async () => {
    const site = await otherSite();
    const page = await bench.browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => globalThis.planner);
    const name = 'arm-standard-stv1-fresh.json';
    const text = await readFile(fixture(name), 'utf8');
    const answer = await page.evaluate((input) => {
      const report = globalThis.planner.analyze([input], { asOf: '2026-11-22' });
      const { fileName, mime, text: plan } = globalThis.planner.render(report, 'markdown');
      let refusal = '';
      try {
        globalThis.planner.analyze([input], { asOf: 'tomorrow' });
      } catch (error) {
        refusal = error.message;
      }
      return { report, fileName, mime, plan, refusal, page: document.body.innerText };
    }, { name, text });
    const [instance] = answer.report.instances;
    assert.equal(answer.report.asOf, '2026-11-22');
    assert.equal(instance.platform.verdict, 'stv1');
    assert.ok(instance.plan.steps.length > 0);
    assert.match(answer.fileName, /\.md$/);
    assert.match(answer.mime, /^text\/markdown/);
    assert.ok(answer.plan.includes(instance.name));
    assert.match(answer.refusal, /asOf/);
    assert.equal(answer.page.trim(), 'Another page');
    await page.close();
    site.close();
  });
});
