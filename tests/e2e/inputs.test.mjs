// The inputs as they are changed after they were given: renamed, removed, read in another way,
// mended, edited; and every change undone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachEngine } from './browsers.mjs';
import { project } from './files.mjs';
import { BARE, instance, visiting } from './visit.mjs';

/** A list that two shapes fit. */
const LIST = 'tests/fixtures/shapes/azResourceList/two-and-a-network.json';

const key = process.platform === 'darwin' ? 'Meta' : 'Control';

async function undo(visit) {
  await visit.page.keyboard.down(key);
  await visit.page.keyboard.press('z');
  await visit.page.keyboard.up(key);
}

/** Gives texts as files and waits on the page of the inputs for the headings of their cards. */
async function give(visit, texts) {
  await visit.dropTexts('h1', texts);
  for (const name of Object.keys(texts)) await visit.sees(name);
  await visit.go('#/');
  await named(visit, Object.keys(texts));
}

/** Waits until the cards have these names, in this order. */
function named(visit, names) {
  return visit.until(`the inputs are not ${names}`, (wanted) => (
    [...document.querySelectorAll('h3.fn')].map((name) => name.textContent).join() === wanted
  ), names.join());
}

inEachEngine('the inputs', (bench) => {
  test('rename with the keyboard, leave a name with Escape, undo', () => (
    visiting(bench, async (visit) => {
      const { keyboard } = visit.page;
      await give(visit, { 'a.json': instance('apim-a'), 'b.json': 'hello' });
      await visit.press('Rename a.json');
      await visit.page.waitForSelector('#input-name:focus');
      await keyboard.type('Customer, east');
      await keyboard.press('Enter');
      await named(visit, ['Customer, east', 'b.json']);
      await visit.sees('a.json was renamed to Customer, east.');
      await visit.until('the focus did not come back', () => (
        document.activeElement.textContent === 'Rename Customer, east'
      ));
      await keyboard.press('Enter');
      await visit.page.waitForSelector('#input-name:focus');
      await keyboard.type('nothing');
      await keyboard.press('Escape');
      await named(visit, ['Customer, east', 'b.json']);
      await undo(visit);
      await named(visit, ['a.json', 'b.json']);
      await visit.sees('Undone: a.json was renamed to Customer, east.');
    })
  ));

  test('remove, undo with the button and with the key', () => (
    visiting(bench, async (visit) => {
      await give(visit, { 'a.json': instance('apim-a'), 'b.json': 'hello' });
      await visit.press('Remove a.json');
      await named(visit, ['b.json']);
      await visit.press('Undo');
      await named(visit, ['a.json', 'b.json']);
      await visit.press('Remove all');
      await visit.sees('What must you do to your API Management instances');
      await undo(visit);
      await named(visit, ['a.json', 'b.json']);
      await visit.sees('1 instance from 1 of 2 inputs');
    })
  ));

  test('a note shows the place in the text, and an edit mends it', () => (
    visiting(bench, async (visit) => {
      await visit.paste('#text', `${instance('apim-a').slice(0, -30)}`);
      await visit.sees('Pasted text 1');
      await visit.until('no excerpt', () => document.querySelector('.cut mark') !== null);
      const excerpt = await visit.page.$eval('.cut', (line) => (
        { label: line.getAttribute('aria-label'), text: line.textContent }
      ));
      assert.match(excerpt.label, /^line 1, column \d+/);
      assert.ok(excerpt.text.length > 10, excerpt.text);
      await visit.press('Edit Pasted text 1');
      await visit.page.waitForSelector('#text:focus');
      await visit.page.$eval('#text', (area, whole) => { area.value = whole; }, instance('apim-b'));
      await visit.press('Read the changed text');
      await visit.sees('1 of 1 shown');
      await visit.sees('apim-b');
    })
  ));

  test('what could change the meaning is offered, done on request and undone', () => (
    visiting(bench, async (visit) => {
      await give(visit, { 'bare.json': BARE });
      await visit.sees('Read words without quotation marks as texts');
      await visit.press('Mend: Read words without quotation marks as texts');
      await visit.sees('bare.json was mended.');
      await visit.sees('1 instance from 1 input');
      await visit.press('Read it as it came');
      await visit.sees('Read words without quotation marks as texts');
      await undo(visit);
      await visit.sees('1 instance from 1 input');
    })
  ));

  test('an input is read as another shape that fits it', () => (
    visiting(bench, async (visit) => {
      await visit.choose('#files', project(LIST));
      await visit.sees('two-and-a-network.json');
      await visit.go('#/');
      const titles = () => visit.page.$$eval('.what', (lines) => lines.map((one) => one.textContent));
      await visit.page.waitForSelector('.what');
      const before = await titles();
      await visit.page.click('#recognised .linkish:last-of-type > summary');
      const other = await visit.page.waitForSelector('#recognised details[open] .btn');
      const title = await other.evaluate((button) => button.textContent);
      await other.click();
      await visit.sees(`two-and-a-network.json is read as ${title}.`);
      await visit.until('it was not read as chosen', (wanted) => (
        document.querySelector('.what')?.textContent.startsWith(wanted)
      ), title);
      await visit.press('Read it as it came');
      await visit.until('the choice was not taken back', (wanted) => (
        document.querySelector('.what')?.textContent === wanted
      ), before[0]);
    })
  ));

  test('fifty files at once are rows, those with errors first', () => (
    visiting(bench, async (visit) => {
      const texts = Object.fromEntries(Array.from({ length: 49 }, (_, at) => (
        [`instance-${at}.json`, instance(`apim-${at}`)]
      )));
      await visit.dropTexts('h1', { ...texts, 'last.json': 'hello' });
      await visit.sees('49 instances from 49 of 50 inputs');
      await visit.sees('1 with errors, 0 with warnings, 49 without either');
      const rows = await visit.page.$$eval('.slim h3', (names) => names.map((one) => one.innerText));
      assert.equal(rows.length, 50);
      assert.equal(rows[0], 'last.json');
      await visit.page.click('.slim summary');
      await visit.press('Rename last.json');
      await visit.page.waitForSelector('#input-name:focus');
      await visit.page.keyboard.type('first');
      await visit.page.keyboard.press('Enter');
      await visit.sees('last.json was renamed to first.');
      await visit.press('Remove first');
      await visit.sees('49 instances from 49 inputs');
      await undo(visit);
      await visit.sees('49 instances from 49 of 50 inputs');
    })
  ));

  test('files are held over any page and dropped there', () => (
    visiting(bench, async (visit) => {
      await visit.go('#/knowledge');
      await visit.sees('platformVersion');
      await visit.page.$eval('h1', (heading) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['{}'], 'a.json'));
        heading.dispatchEvent(new DragEvent('dragover', { bubbles: true, dataTransfer }));
      });
      await visit.sees('Drop the files to read them.');
      await visit.dropTexts('h1', { 'a.json': instance('apim-a') });
      await visit.sees('1 of 1 shown');
      assert.equal(await visit.page.$('.overlay'), null);
    })
  ));

  test('a clipboard that the browser keeps closed is said, with the way around it', () => (
    visiting(bench, async (visit) => {
      await visit.press('Paste');
      await visit.sees('The browser did not open the clipboard. Press Ctrl+V');
      await visit.press('Close');
      await visit.until('it was not closed', () => document.querySelector('.hint-bar') === null);
    }, {
      before: (page) => page.evaluateOnNewDocument(() => {
        const readText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
        Object.defineProperty(navigator, 'clipboard', { value: { readText } });
      }),
    })
  ));
});
