// The page starts, says so when it cannot, and gives up the network before it reads anything.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachEngine } from './browsers.mjs';
import { Visit } from './visit.mjs';

/** Workers of the page that, told to, ask for an address. */
async function askingWorkers(page) {
  await page.evaluateOnNewDocument(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const ask = `addEventListener('message', (event) => {
        if (!event.data.ask) return;
        event.stopImmediatePropagation();
        fetch(event.data.ask).then(() => 'answered', () => 'refused').then(postMessage);
      });`;
      return create.call(URL, new Blob([ask, blob], { type: 'text/javascript' }));
    };
  });
}

inEachEngine('start', (bench) => {
  test('the page shows its heading, without a complaint', async () => {
    const visit = await Visit.open(bench);
    assert.notEqual(await visit.heading(), 'The page could not start');
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });

  test('each file is asked for once, all from the page’s own host', async () => {
    bench.server.requests.length = 0;
    const visit = await Visit.open(bench);
    for (const url of visit.networkRequests()) assert.ok(url.startsWith(bench.server.url), url);
    assert.equal(new Set(bench.server.requests).size, bench.server.requests.length);
    await visit.close();
  });

  test('once started, neither the page nor a worker of it can ask for anything', async () => {
    const visit = await Visit.open(bench, { prepare: askingWorkers });
    bench.server.requests.length = 0;
    const answers = await visit.page.evaluate(async () => {
      const address = new URL('asked', location.href).href;
      const worker = globalThis.apimPlanner.spawn();
      const inWorker = await new Promise((resolve) => {
        worker.onmessage = ({ data }) => (typeof data === 'string' ? resolve(data) : undefined);
        worker.postMessage({ ask: address });
      });
      worker.terminate();
      const inPage = await fetch(address).then(() => 'answered', () => 'refused');
      return { inPage, inWorker };
    });
    assert.deepEqual(answers, { inPage: 'refused', inWorker: 'refused' });
    assert.deepEqual(bench.server.requests, []);
    await visit.close();
  });

  test('a request that went out would be counted', async () => {
    const visit = await Visit.open(bench, {
      // The page keeps its first policy, under which it may still ask its own host.
      prepare: (page) => page.evaluateOnNewDocument(() => {
        Object.defineProperty(HTMLMetaElement.prototype, 'httpEquiv', { set() {} });
      }),
    });
    assert.equal(await visit.counted(), '0 requests since load');
    await visit.page.evaluate(() => fetch('_headers').then((answer) => answer.text()));
    await visit.sees('1 request since load');
    await visit.close();
  });
});

/** What a host can do wrong with the wasm, and what the page says then. */
const BROKEN = [
  { name: 'missing', answer: { status: 404, body: 'not here' }, says: 'answered 404' },
  {
    name: 'a web page',
    answer: { status: 200, contentType: 'text/html', body: '<!doctype html><title>Home</title>' },
    says: 'answered with a web page',
  },
  {
    name: 'of another version',
    answer: { status: 200, contentType: 'application/wasm', body: 'other bytes' },
    says: 'is not the file that was built with this page',
  },
];

inEachEngine('start on a broken host', (bench) => {
  for (const { name, answer, says } of BROKEN) {
    test(`a wasm file that is ${name} is named as the reason`, async () => {
      const prepare = async (page) => {
        await page.setRequestInterception(true);
        page.on('request', (request) => (
          request.url().endsWith('.wasm') ? request.respond(answer) : request.continue()
        ));
      };
      const visit = await Visit.open(bench, { prepare });
      assert.equal(await visit.heading(), 'The page could not start');
      await visit.sees(says);
      await visit.close();
    });
  }
});
