// The whole job, as a person does it: give an input, read the first screen, an instance, a plan,
// take it away. After the page has loaded nothing may go over the network, whatever is done.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { inEachEngine } from './browsers.mjs';
import { fixture } from './files.mjs';
import { visiting } from './visit.mjs';

/** One instance that reports stv1, in an export from long before the retirement. */
const STALE = { file: 'arm-standard-stv1-stale.json', name: 'apim-alder-orders' };
/** The same question with an answer that needs no work. */
const SETTLED = { file: 'arm-premium-stv2-three-zones.json' };
const FLEET = { file: 'graph-cli-fresh-fleet.json' };

async function namesIn(file) {
  const expected = JSON.parse(await readFile(fixture('expected.json'), 'utf8'));
  return expected.files[file].instances.map((instance) => instance.name);
}

/** From the overview of one instance to its plan, and away with it. */
async function readOneInstance(visit, name) {
  await visit.sees('NO-GO');
  await visit.press('Open the instance', 'link');
  await visit.until('no step of the plan was shown', (wanted) => (
    [...document.querySelectorAll('#steps pre')].some((pre) => pre.textContent.includes(wanted))
  ), name);
  await visit.press('Plan as Markdown');
  const { name: file, text } = await visit.download();
  assert.match(file, /\.md$/);
  // As chosen in Share: names are hidden until they are wanted.
  assert.ok(!`${file}${text}`.includes(name) && text.includes('az '), text.slice(0, 500));
}

inEachEngine('the job', (bench) => {
  test('paste an instance, read its verdict and its plan, download the plan', () => (
    visiting(bench, async (visit) => {
      await visit.paste('#text', await readFile(fixture(STALE.file), 'utf8'));
      await readOneInstance(visit, STALE.name);
    })
  ));

  test('search what is known, follow a rule, save the facts', () => (
    visiting(bench, async (visit) => {
      await visit.go('#/knowledge');
      await visit.sees('What could not be confirmed');
      await visit.page.locator('#know-filter').fill('51.107.246.176');
      await visit.until('the count was not said', () => (
        /^1 of \d+ facts$/.test(document.querySelector('.count[role=status]').textContent)
      ));
      await visit.press('Clear');
      await visit.until('the field has no focus', () => document.activeElement.id === 'know-filter');
      await visit.press('Save as JSON');
      const { name, text } = await visit.download();
      assert.equal(name, 'apim-planner-knowledge.json');
      assert.equal(JSON.parse(text).kind, 'apim-planner-knowledge');
      // The name is broken over two lines where the column is narrow: its middle may be beside it.
      await visit.page.click('a[href="#/rules/platform/stv1-retired"]');
      await visit.sees('Why it matters');
    })
  ));

  test('choose several files, see all their instances', () => (
    visiting(bench, async (visit) => {
      await visit.choose('#files', fixture(STALE.file), fixture(SETTLED.file));
      await visit.sees('2 of 2 shown');
      for (const file of [STALE.file, SETTLED.file]) {
        for (const name of await namesIn(file)) await visit.sees(name);
      }
    })
  ));

  test('drop a Resource Graph export anywhere', () => (
    visiting(bench, async (visit) => {
      await visit.drop('h1', fixture(FLEET.file));
      for (const name of await namesIn(FLEET.file)) await visit.sees(name);
    })
  ));

  test('the sample fleet: filter, sort, open, order, report', () => (
    visiting(bench, async (visit) => {
      await visit.press('Try a sample fleet of 24');
      await visit.sees('24 of 24 shown');
      await visit.page.type('#filter', 'prod');
      await visit.until('the filter did nothing', () => (
        /^\d+ of 24 shown$/m.test(document.body.innerText)
          && !document.body.innerText.includes('24 of 24 shown')
      ));
      await visit.press('Clear');
      await visit.sees('24 of 24 shown');
      await visit.press('Tier');
      await visit.until('the table was not sorted', () => (
        document.querySelector('th[aria-sort]')?.textContent.includes('Tier')
      ));
      await visit.page.click('table.fleet tbody th a');
      await visit.until('no instance was opened', () => location.hash.startsWith('#/instance/'));
      await visit.go('#/plan');
      await visit.sees('in order');
      await visit.press('Share or save the plan', 'link');
      await visit.sees('What is hidden');
      assert.equal((await visit.saveReport()).instances.length, 24);
    })
  ));

  test('the exposure at any day, and the whole report as of it', () => (
    visiting(bench, async (visit) => {
      await visit.press('Try a sample fleet of 24');
      await visit.sees('24 of 24 shown');
      const said = () => visit.page.$eval('#on-day-said', (output) => output.textContent);
      const before = await said();
      await visit.press('Previous change');
      await visit.until('the day did not change', (old) => (
        document.querySelector('#on-day-said').textContent !== old
      ), before);
      const [, day] = /^On (.*?):/.exec(await said());
      await visit.page.focus('input[type="range"]');
      await visit.page.keyboard.press('ArrowRight');
      await visit.until('the slider did not move', (old) => (
        !document.querySelector('#on-day-said').textContent.startsWith(`On ${old}:`)
      ), day);
      await visit.press('Show what is in force');
      await visit.press('See the whole report as of this day');
      await visit.until('the report is as of another day', () => (
        document.querySelector('#as-of').value === document.querySelector('#on-day').value
      ));
    })
  ));

  test('a finding is accepted, leaves the count, stays with the report and can be taken back', () => (
    visiting(bench, async (visit) => {
      await visit.paste('#text', await readFile(fixture(SETTLED.file), 'utf8'));
      await visit.press('Open the instance', 'link');
      const count = (selector) => visit.page.$$eval(selector, (found) => found.length);
      const open = '#findings details.find:not(:has(.sv.met))';
      await visit.until('no finding is shown', (wanted) => document.querySelector(wanted), open);
      const before = await count(open);
      await visit.page.click(`${open} summary`);
      await visit.press('Accept this finding');
      await visit.page.type('#accept-reason', 'Known until the move');
      await visit.page.type('#accept-owner', 'Kestrel Team');
      await visit.press('Accept');
      await visit.sees('Choose a day that has not passed.');
      assert.deepEqual(await visit.violations(), []);
      await visit.page.$eval('#accept-until', (field) => {
        field.value = '2099-12-31';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
      await visit.press('Accept');
      await visit.sees('Accepted. It is kept in a saved report');
      await visit.until('the finding is still open', (wanted, number) => (
        document.querySelectorAll(wanted).length === number
      ), open, before - 1);
      await visit.go('#/share');
      const report = await visit.saveReport();
      assert.equal(report.instances[0].accepted[0].until, '2099-12-31');
      assert.ok(!JSON.stringify(report).includes('Kestrel'), 'hidden unless it is wanted');
      await visit.go('#/instance/0');
      await visit.page.click('#findings details.find:has(.sv.met) summary');
      await visit.press('Take the acceptance back');
      await visit.until('the finding is not open again', (wanted, number) => (
        document.querySelectorAll(wanted).length === number
      ), open, before);
    })
  ));

  test('another path, its script with the real names, its papers without them', () => (
    visiting(bench, async (visit) => {
      await visit.paste('#text', await readFile(fixture(STALE.file), 'utf8'));
      await visit.press('Open the instance', 'link');
      await visit.until('no plan was made', () => document.querySelector('#steps pre'));
      await visit.go('#/instance/0/steps/B');
      await visit.sees('This is not the recommended path.');
      await visit.sees('(path B)');
      const shown = (words) => visit.until('the document is another one', (wanted) => (
        document.querySelector('#documents pre')?.textContent.includes(wanted)
      ), words);
      await visit.press('PowerShell with Az');
      await shown('SupportsShouldProcess');
      await visit.press('Save as a file');
      const script = await visit.download();
      assert.match(script.name, /\.ps1$/);
      assert.ok(script.text.includes(STALE.name) && script.text.includes('NewIp'), script.text);
      await visit.press('Change request');
      await shown('# Change request');
      await visit.press('Save as a file');
      const paper = await visit.download();
      assert.ok(!`${paper.name}${paper.text}`.includes(STALE.name), 'names are hidden');
      await visit.tick('#papers-real');
      await shown(STALE.name);
      assert.deepEqual(await visit.violations(), []);
      await visit.sees('What other tools would say');
    })
  ));

  test('an input that breaks off is explained, with its place', () => (
    visiting(bench, async (visit) => {
      await visit.choose('#files', fixture('cut-in-the-middle.json'));
      await visit.sees('cut-in-the-middle.json');
      await visit.until('the place is not named', () => /line \d+/.test(document.body.innerText));
      for (const name of await namesIn('cut-in-the-middle.json')) {
        await visit.go('#/overview');
        await visit.sees(name);
      }
    })
  ));

  test('what is no instance is named and not classified', () => (
    visiting(bench, async (visit) => {
      await visit.choose('#files', fixture('error-authorization-failed.json'));
      await visit.sees('No API Management instance');
      await visit.sees('AuthorizationFailed');
    })
  ));

  test('the day and the preference change the answer', () => (
    visiting(bench, async (visit) => {
      await visit.press('Try a sample fleet of 24');
      await visit.sees('24 of 24 shown');
      await visit.page.$eval('#as-of', (field) => {
        field.value = '2030-01-01';
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await visit.press('Today');
      const paths = () => visit.page.$$eval('td[data-l="Recommended path"]', (cells) => (
        cells.map((cell) => cell.textContent).join()
      ));
      const before = await paths();
      await visit.page.click('#prefer');
      await visit.until('no recommendation changed', (was) => (
        [...document.querySelectorAll('td[data-l="Recommended path"]')]
          .map((cell) => cell.textContent).join() !== was
      ), before);
    })
  ));

  test('everything is forgotten on request', () => (
    visiting(bench, async (visit) => {
      await visit.press('Try a sample fleet of 24');
      await visit.sees('24 of 24 shown');
      await visit.press('Forget everything');
      await visit.page.click('dialog[open] .primary');
      await visit.sees('What must you do to your API Management instances');
      assert.ok(!(await visit.page.content()).includes('apim-core-prod-weu'));
    })
  ));

  test('the keyboard alone is enough', () => (
    visiting(bench, async (visit) => {
      await visit.page.keyboard.press('Tab');
      assert.equal(await visit.page.evaluate(() => document.activeElement.className), 'skip');
      const reached = () => visit.page.evaluate(() => document.activeElement.textContent);
      for (let step = 0; step < 40 && !(await reached()).includes('Try a sample'); step += 1) {
        await visit.page.keyboard.press('Tab');
      }
      await visit.page.keyboard.press('Enter');
      await visit.sees('24 of 24 shown');
      await visit.page.keyboard.press('j');
      await visit.until('no row has the focus', () => (
        document.activeElement.closest('table.fleet') !== null
      ));
      await visit.page.keyboard.press('Enter');
      await visit.until('no instance was opened', () => location.hash.startsWith('#/instance/'));
    })
  ));

  test('a paste of many megabytes stays out of the text area and stops nothing', () => (
    visiting(bench, async (visit) => {
      const standstill = await visit.standstill();
      await visit.paste('#text', `[${'{"type":"other"},'.repeat(700_000)}{}]`);
      await visit.sees('No API Management instance');
      assert.equal(await visit.page.$eval('#text', (area) => area.value), '');
      const longest = await standstill();
      assert.ok(longest < 5000, `the page stood still for ${longest} ms`);
    })
  ));
});

/** Lets a test reach the workers that the page starts. */
async function exposeWorkers(page) {
  await page.evaluateOnNewDocument(() => {
    globalThis.workers = [];
    globalThis.Worker = class extends Worker {
      constructor(url) {
        super(url);
        globalThis.workers.push(this);
      }
    };
  });
}

inEachEngine('when something ends early', (bench) => {
  test('a worker that dies is said and replaced', () => (
    visiting(bench, async (visit) => {
      await visit.page.evaluate(() => {
        const report = globalThis.workers.at(-1);
        // The next request dies in the worker.
        report.postMessage = function die() {
          const error = new ErrorEvent('error', { message: 'out of memory' });
          setTimeout(() => this.dispatchEvent(error));
        };
      });
      await visit.press('Try a sample fleet of 24');
      await visit.sees('The analysis stopped. Your input is still here.');
      await visit.press('Try again');
      await visit.sees('24 of 24 shown');
    }, { before: exposeWorkers })
  ));

  test('an analysis can be stopped and made again', () => (
    visiting(bench, async (visit) => {
      await visit.page.evaluate(() => {
        // The worker never gets the request: it takes as long as the person has patience.
        globalThis.workers.at(-1).postMessage = () => {};
      });
      await visit.press('Try a sample fleet of 24');
      await visit.page.waitForSelector('progress');
      await visit.page.keyboard.press('Escape');
      await visit.sees('Stopped');
      await visit.press('Read them again');
      await visit.sees('24 instances');
    }, { before: exposeWorkers })
  ));

  test('without its server the page does the whole job', () => (
    visiting(bench, async (visit) => {
      await bench.server.stop();
      await visit.paste('#text', await readFile(fixture(STALE.file), 'utf8'));
      await readOneInstance(visit, STALE.name);
      await visit.go('#/knowledge');
      await visit.sees('platformVersion');
    })
  ));
});
