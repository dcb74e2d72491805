// A copy leaves the page: what is hidden in it stays hidden, whichever way it goes, and a link
// shows the same verdicts to whoever opens it.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inEachEngine } from './browsers.mjs';
import { project } from './files.mjs';
import { Visit, instance, visiting } from './visit.mjs';

/** What nobody but the sender may read: names, ids, addresses, hosts and people of the sample. */
async function identifiers() {
  const sample = JSON.parse(await readFile(project('static/samples/fleet.json'), 'utf8'));
  const found = new Set();
  for (const { id, name, resourceGroup, properties, tags } of sample.data ?? sample.value ?? sample) {
    found.add(name);
    found.add(resourceGroup ?? id.split('/')[4]);
    found.add(id.split('/')[2]);
    found.add(properties.publisherEmail);
    found.add(properties.publisherName);
    for (const address of properties.publicIPAddresses ?? []) found.add(address);
    for (const { hostName } of properties.hostnameConfigurations ?? []) found.add(hostName);
    // A tag that is a plain word may be one of the product's own.
    for (const tag of Object.values(tags ?? {})) if (/[-_.@\d]/.test(tag)) found.add(tag);
  }
  return [...found].filter((text) => text?.length > 5);
}

function holdsNone(text, wanted, where) {
  assert.deepEqual(wanted.filter((one) => text.includes(one)), [], where);
}

/** Opens the page of sharing with the sample fleet. */
export async function toShare(visit) {
  await visit.press('Try a sample fleet of 24');
  await visit.sees('24 of 24 shown');
  await visit.press('Share', 'link');
  await visit.until('the link was not made', () => (
    document.querySelector('#link')?.value.includes('#p1.')
  ));
}

const linkOf = (visit) => visit.page.$eval('#link', (field) => field.value);

/**
 * The platforms in the overview's table. Its order follows what has to be done, certificates
 * included, which no link carries: they are compared without it.
 */
const verdicts = (visit) => visit.page.$$eval('table.fleet td[data-l="Platform"]', (cells) => (
  cells.map((cell) => cell.innerText).sort()
));

/** Opens a link in a tab of its own. */
async function opened(bench, link, complaints = []) {
  const visit = await Visit.open(bench, {});
  await visit.page.goto('about:blank');
  await visit.page.goto(link);
  await visit.page.waitForSelector('h1', { timeout: 30_000 });
  assert.deepEqual(visit.complaints, complaints);
  return visit;
}

const ANSWER = 'Start with apim-01.';

/** Reads an answer with the key of the tab's own copy. */
async function translated(visit) {
  await visit.page.type('#answer', ANSWER);
  await visit.press('Put the names back');
  await visit.sees('1 pseudonym replaced');
  const shown = await visit.page.$eval('#translated', (text) => text.innerText);
  assert.equal(shown, 'Start with apim-core-prod-weu.');
}

const PASSPHRASE = 'nine grey herons over the lock';

/** Tries a wrong passphrase, then the right one, and sees the sample fleet. */
async function unlocked(visit, title) {
  await visit.sees(title);
  assert.deepEqual(await visit.violations(), []);
  await visit.page.type('#unlock', 'eight grey herons');
  await visit.press('Open');
  await visit.sees('The passphrase does not open this plan');
  await visit.page.type('#unlock', PASSPHRASE);
  await visit.press('Open');
  await visit.sees('24 of 24 shown');
}

inEachEngine('sharing', (bench) => {
  test('a link shows the same verdicts to a stranger, and no name anywhere', async () => {
    const names = await identifiers();
    assert.ok(names.length > 50, String(names.length));
    const sender = await Visit.open(bench);
    await toShare(sender);
    const link = await linkOf(sender);
    holdsNone(link, names, 'the link');
    await sender.go('#/overview');
    await sender.sees('24 of 24 shown');
    const seen = await verdicts(sender);
    await sender.close();

    const reader = await opened(bench, link);
    await reader.sees('A shared plan, computed on');
    await reader.sees('24 of 24 shown');
    assert.deepEqual(await verdicts(reader), seen);
    assert.ok(!reader.page.url().includes('p1.'), reader.page.url());
    for (const hash of ['#/overview', '#/plan', '#/share', '#/instance/0', '#/']) {
      await reader.go(hash);
      await reader.until(`nothing at ${hash}`, () => document.querySelector('main h1, main .verdict'));
      holdsNone(await reader.page.content(), names, hash);
    }
    const kept = await reader.page.evaluate(() => (
      JSON.stringify({ ...sessionStorage, ...localStorage, state: history.state })
    ));
    holdsNone(kept, names, 'what the tab keeps');

    // Loading again shows the same plan, out of the tab's own storage.
    await reader.go('#/overview');
    await reader.page.reload();
    await reader.sees('24 of 24 shown');
    assert.deepEqual(await verdicts(reader), seen);
    await reader.press('Close');
    await reader.sees('Try a sample fleet of 24');
    await reader.page.reload();
    await reader.sees('Try a sample fleet of 24');
    await reader.close();
  });

  test('a shared plan becomes an input, and is left for one', async () => {
    const sender = await Visit.open(bench);
    await toShare(sender);
    const link = await linkOf(sender);
    await sender.close();
    const reader = await opened(bench, link);
    await reader.sees('24 of 24 shown');
    await reader.press('Go on from here');
    await reader.until('it did not become an input', () => (
      !document.querySelector('.shared') && document.body.innerText.includes('24 of 24 shown')
    ));
    await reader.go('#/');
    await reader.sees('shared-plan.json');
    await reader.close();
  });

  test('a link in the address of an open tab keeps the inputs behind it', async () => {
    const visit = await Visit.open(bench);
    await toShare(visit);
    const link = await linkOf(visit);
    await visit.page.evaluate((wanted) => { location.href = wanted; }, link);
    await visit.sees('A shared plan, computed on');
    await visit.press('Close');
    await visit.until('the inputs did not come back', () => (
      !document.querySelector('.shared') && location.hash !== ''
    ));
    await visit.go('#/');
    await visit.sees('sample-fleet.json');
    await visit.close();
  });

  const BAD = [
    ['cut', (link) => link.slice(0, link.length - 40), 'ends early'],
    ['changed', (link) => `${link.slice(0, -60)}AAAA${link.slice(-56)}`, 'was changed'],
    ['of a later version', (link) => link.replace('#p1.', '#p7.'), 'newer'],
    ['of something else', (link) => `${link.split('#')[0]}#p1.hello`, 'link'],
  ];
  test('a link that does not open says why', async () => {
    const visit = await Visit.open(bench);
    await toShare(visit);
    const link = await linkOf(visit);
    await visit.close();
    for (const [what, damage, says] of BAD) {
      const reader = await opened(bench, damage(link));
      await reader.sees('NOT OPENED');
      assert.match(await reader.text(), new RegExp(says), what);
      assert.deepEqual(await reader.violations(), [], what);
      await reader.press('Start with an input');
      await reader.sees('Try a sample fleet of 24');
      await reader.close();
    }
  });

  test('a pasted link opens', async () => {
    const visit = await Visit.open(bench);
    await toShare(visit);
    const link = await linkOf(visit);
    await visit.close();
    await visiting(bench, async (reader) => {
      await reader.paste('#text', `  ${link}\n`);
      await reader.sees('A shared plan, computed on');
      await reader.press('Forget everything');
      await reader.page.click('#forget-dialog .primary');
      await reader.sees('Try a sample fleet of 24');
      assert.equal(await reader.page.evaluate(() => sessionStorage.length), 0);
    });
  });

  test('a link with a passphrase opens with it alone', async () => {
    const sender = await Visit.open(bench);
    await toShare(sender);
    await sender.tick('#encrypt');
    await sender.page.type('#passphrase', PASSPHRASE);
    await sender.press('Make the encrypted link');
    await sender.until('the link was not encrypted', () => (
      document.querySelector('#link')?.value.includes('#e1.')
    ));
    const link = await linkOf(sender);
    await sender.close();
    const reader = await opened(bench, link);
    await unlocked(reader, 'This shared plan is encrypted');
    await reader.sees('A shared plan, computed on');
    await reader.close();
  });

  test('a file with a passphrase opens with it alone', async () => {
    const sender = await Visit.open(bench);
    await toShare(sender);
    await sender.tick('#way-file');
    await sender.page.waitForSelector('#format option[value="json"]');
    await sender.page.select('#format', 'json');
    await sender.until('the report has no size', () => (
      document.querySelector('#format').value === 'json' && /Size: \d/.test(document.body.innerText)
    ));
    await sender.tick('#encrypt');
    await sender.page.type('#passphrase', PASSPHRASE);
    await sender.press('Encrypt and download');
    const { name, bytes } = await sender.download();
    assert.match(name, /\.apimplan$/);
    assert.ok(!bytes.includes('apim'), 'nothing of it is to be read');
    await sender.close();
    const folder = await mkdtemp(join(tmpdir(), 'apim-planner-sealed-'));
    const path = join(folder, name);
    await writeFile(path, bytes);
    const reader = await Visit.open(bench);
    await reader.choose('#files', path);
    await unlocked(reader, `${name} is encrypted`);
    await reader.close();
    await rm(folder, { recursive: true });
  });

  test('every way out hides what is ticked, and only the key says what it was', () => (
    visiting(bench, async (visit) => {
      const names = await identifiers();
      await toShare(visit);
      await visit.press('Save the key file, to translate answers back');
      const key = await visit.download();
      const told = key.text.toLowerCase();
      // A host that Azure made of the instance's name is told by the name.
      const missing = names.filter((name) => !told.includes(name.toLowerCase().split('.azure-api.')[0]));
      assert.deepEqual(missing, []);

      await visit.tick('#way-file');
      const formats = await visit.page.$$eval('#format option', (all) => all.map((one) => one.value));
      assert.ok(formats.length >= 2);
      for (const format of formats) {
        await visit.page.select('#format', format);
        await visit.until(`${format} has no size`, (wanted) => (
          document.querySelector('#format').value === wanted
            && /Size: \d/.test(document.body.innerText)
        ), format);
        await visit.press('Download');
        const { name, text } = await visit.download();
        holdsNone(name + text, names, format);
      }

      await visit.tick('#way-clipboard');
      await visit.until('no text was made', () => /Length: \d/.test(document.body.innerText));
      await visit.press('Copy the whole plan');
      await visit.press('Copied');
      await visit.tick('#way-print');
      await visit.page.waitForSelector('.copy h3');
      holdsNone(await visit.page.$eval('.copy', (copy) => copy.innerText), names, 'on paper');
    })
  ));

  test('an answer to a copy is read with the names, in the tab and later with the key', async () => {
    const sender = await Visit.open(bench);
    await toShare(sender);
    await sender.press('Save the key file, to translate answers back');
    const key = await sender.download();
    await translated(sender);
    await sender.close();

    const folder = await mkdtemp(join(tmpdir(), 'apim-planner-key-'));
    const path = join(folder, key.name);
    await writeFile(path, key.bytes);
    await visiting(bench, async (later) => {
      await later.press('Share', 'link');
      await later.page.type('#answer', ANSWER);
      await later.press('Put the names back');
      await later.sees('Choose the key file');
      await later.choose('#key-file', path);
      await later.press('Put the names back');
      await later.until('it was not translated', () => (
        document.querySelector('pre#translated')?.innerText.includes('apim-core-prod-weu')
      ));
    });
    await writeFile(path, '{}');
    await visiting(bench, async (later) => {
      await later.press('Share', 'link');
      await later.choose('#key-file', path);
      await later.press('Put the names back');
      await later.sees('not a key that this page saved');
    });
    await rm(folder, { recursive: true });
  });

  test('what is not hidden stands in the copy, and the list says so', () => (
    visiting(bench, async (visit) => {
      await visit.paste('#text', instance('apim-alder-orders'));
      await visit.sees('Open the instance');
      await visit.press('Share', 'link');
      await visit.sees('apim-alder-orders');
      await visit.press('Preview the copy');
      await visit.page.waitForSelector('.copy h3');
      const copy = () => visit.page.$eval('.copy', (shown) => shown.innerText);
      assert.ok(!(await copy()).includes('apim-alder-orders'));
      await visit.tick('#hide-names');
      await visit.until('the name did not come', () => (
        document.querySelector('.copy')?.innerText.includes('apim-alder-orders')
      ));
    })
  ));
});
