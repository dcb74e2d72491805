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
        await visit.everyPage(async (name) => {
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
