// What becomes of the page when its worker ends without a word, never starts or cannot be had.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachEngine } from './browsers.mjs';
import { Visit } from './visit.mjs';

/** Lets a test end the worker from inside, as a browser does that needs its memory. */
async function mortalWorkers(page) {
  await page.evaluateOnNewDocument(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const last = '\n;addEventListener("message", ({ data }) => { if (data === "end") close(); });';
      return create.call(URL, new Blob([blob, last], { type: 'text/javascript' }));
    };
    globalThis.workers = [];
    globalThis.Worker = class extends Worker {
      constructor(url) {
        super(url);
        globalThis.workers.push(this);
      }
    };
  });
}

async function endWorker(visit) {
  const count = await visit.page.evaluate(() => {
    globalThis.workers.at(-1).postMessage('end');
    return globalThis.workers.length;
  });
  await visit.until('no other worker was started', (before) => (
    globalThis.workers.length > before
  ), count);
}

async function sample(visit) {
  await visit.press('Try a sample fleet of 24');
  await visit.sees('24 of 24 shown');
}

inEachEngine('the worker', (bench) => {
  test('one that ends without a word is replaced, and the plan comes all the same', async () => {
    const visit = await Visit.open(bench, { prepare: mortalWorkers });
    await sample(visit);
    await endWorker(visit);
    await visit.page.click('table.fleet tbody th a');
    await visit.page.waitForSelector('#steps pre');
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });

  const nothingStarts = async (prepare) => {
    const visit = await Visit.open(bench, { prepare });
    await visit.press('Try a sample fleet of 24');
    await visit.sees('did not start');
    assert.match(await visit.text(), /apim-planner report FILE/);
    return visit;
  };

  test('where none can be had the page says so, and what does the same', async () => {
    const visit = await nothingStarts((page) => page.evaluateOnNewDocument(() => {
      globalThis.Worker = class {
        constructor() {
          throw new Error('no workers here');
        }
      };
    }));
    await visit.close();
  });

  test('one that breaks while it starts is not waited for', async () => {
    const visit = await nothingStarts((page) => page.evaluateOnNewDocument(() => {
      const create = URL.createObjectURL;
      URL.createObjectURL = () => create.call(URL, new Blob(['this is no program']));
    }));
    await visit.close();
  });

  test('without the engine the page is there and says what did not come', async () => {
    const visit = await nothingStarts(async (page) => {
      await page.setRequestInterception(true);
      page.on('request', (request) => (
        /engine-.*\.wasm$/.test(request.url())
          ? request.respond({ status: 404, body: 'not here' })
          : request.continue()
      ));
    });
    const whole = await visit.page.evaluate(() => document.body.textContent);
    assert.match(whole, /engine-[0-9a-f]+_bg\.wasm (is missing|could not be loaded)|answered 404 for engine/);
    await visit.close();
  });
});
