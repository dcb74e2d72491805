// The page proves its own promise: it tries every way out, and the browser refuses each.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachEngine } from './browsers.mjs';
import { outcomes, triesEverything } from './proof.mjs';
import { Visit } from './visit.mjs';

inEachEngine('privacy', (bench) => {
  test('every way out is tried and refused, and the host hears nothing of it', async () => {
    const visit = await Visit.open(bench);
    bench.server.requests.length = 0;
    const found = await triesEverything(visit);
    assert.deepEqual(bench.server.requests, []);
    const rules = {
      fetch: 'connect-src', socket: 'connect-src', beacon: 'connect-src', image: 'img-src',
      form: 'form-action', worker: 'worker-src', frame: 'frame-src', 'worker-fetch': 'connect-src',
    };
    for (const [way, rule] of Object.entries(rules)) {
      assert.deepEqual(found[way], ['Refused', rule], way);
    }
    await visit.close();
  });

  test('a way that is open is told', async () => {
    const visit = await Visit.open(bench, {
      // The page keeps its first policy, under which it may still ask its own host.
      prepare: (page) => page.evaluateOnNewDocument(() => {
        Object.defineProperty(HTMLMetaElement.prototype, 'httpEquiv', { set() {} });
      }),
    });
    await visit.go('#/privacy');
    await visit.press('Try every way out');
    await visit.until('the ways out were not tried', () => document.querySelector('tr[data-way]'));
    const found = await outcomes(visit.page);
    assert.equal(found.fetch[0], 'Not refused');
    assert.equal(found.image[0], 'Refused');
    assert.notEqual(found.preload[0], 'No request made');
    assert.ok(!(await visit.text()).includes('24 of 24'));
    await visit.close();
  });

  test('a text never becomes a program: the browser asks for the page’s own policy', async () => {
    const visit = await Visit.open(bench);
    const answers = await visit.page.evaluate(() => {
      const outcome = (what) => {
        try {
          what();
          return 'done';
        } catch (error) {
          return error.name;
        }
      };
      return [
        outcome(() => { document.createElement('script').src = 'a.js'; }),
        outcome(() => { document.createElement('p').innerHTML = '<b>a</b>'; }),
        outcome(() => trustedTypes.createPolicy('another', {})),
        outcome(() => trustedTypes.createPolicy('apim-planner', {})),
      ];
    });
    assert.deepEqual(answers, ['TypeError', 'TypeError', 'TypeError', 'TypeError']);
    await visit.close();
  });
});
