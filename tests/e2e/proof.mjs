// The test that the page makes of itself, as a person asks for it.

import assert from 'node:assert/strict';

/** What the table says of each way out: `{ name: [what happened, by which rule] }`. */
export function outcomes(page) {
  return page.$$eval('tr[data-way]', (rows) => Object.fromEntries(rows.map((row) => (
    [row.dataset.way, [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())]
  ))));
}

/** Presses the button and checks that nothing got out; gives what was refused by which rule. */
export async function triesEverything(visit, silent = ['preload']) {
  await visit.go('#/privacy');
  await visit.press('Try every way out');
  await visit.until('the ways out were not tried', () => document.querySelector('tr[data-way]'));
  const found = await outcomes(visit.page);
  const open = Object.entries(found).filter(([way, [outcome]]) => (
    // Firefox refuses some without a word, and lists no request.
    outcome !== 'Refused' && outcome !== 'Not in this browser'
      && !(silent.includes(way) && outcome === 'No request made')
  ));
  assert.deepEqual(open, []);
  assert.equal(Object.keys(found).length, 24);
  await new Promise((resolve) => { setTimeout(resolve, 1000); });
  assert.equal(await visit.counted(), '0 requests since load');
  return found;
}
