// Every page is usable by everybody: axe finds nothing and nothing sticks out, wide and narrow,
// light and dark.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachEngine } from './browsers.mjs';
import { Visit } from './visit.mjs';

for (const colours of ['light', 'dark']) {
  inEachEngine(`access, ${colours}`, (bench) => {
    for (const width of [1280, 390]) {
      test(`axe finds nothing on any page, ${width} pixels wide`, async () => {
        const visit = await Visit.open(bench, { width });
        const found = [];
        // The page of all facts keeps axe busy for a minute. It is looked at whole once, elsewhere
        // with some rows of many of its tables.
        const whole = bench.engine === 'Chromium' && colours === 'light' && width === 1280;
        await visit.everyPage(async (name) => {
          if (name === 'knowledge' && !whole) {
            await visit.page.type('#know-filter', 'premium v2');
            await visit.until('the search did nothing', () => (
              /^\d+ of \d+ facts$/m.test(document.body.innerText)
            ));
          }
          for (const line of await visit.violations()) found.push(`${name}: ${line}`);
          const overflow = await visit.overflow();
          if (overflow > 0) found.push(`${name}: can be scrolled sideways by ${overflow} pixels`);
        });
        assert.deepEqual(found, []);
        await visit.close();
      });
    }
  }, { colours });
}
