// A copy of the page that the browser keeps: taken on request, whole or not at all, and before
// anything is read.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { inEachEngine } from './browsers.mjs';
import { fixture, project } from './files.mjs';
import { Visit } from './visit.mjs';

const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript', wasm: 'application/wasm' };
const HASHED = /-[0-9a-f]{16}(_bg)?\.(css|js|wasm)$/;

/**
 * A host of one deployment whose files can change, and which can be cut off and come back under the
 * same address.
 */
async function host() {
  const folder = await mkdtemp(join(tmpdir(), 'apim-planner-host-'));
  await cp(project('dist'), folder, { recursive: true });
  const requests = [];
  let port = 0;
  let server;
  const start = () => new Promise((resolve) => {
    server = createServer(async ({ url }, response) => {
      requests.push(url);
      const path = url === '/' ? 'index.html' : url.slice(1);
      const bytes = await readFile(join(folder, path)).catch(() => undefined);
      response.writeHead(bytes ? 200 : 404, {
        'Content-Type': TYPES[path.split('.').pop()] ?? 'text/plain',
        'Cache-Control': HASHED.test(path) ? 'max-age=31536000, immutable' : 'no-cache',
        Connection: 'close',
      });
      response.end(bytes);
    });
    server.listen(port, '127.0.0.1', () => {
      port = server.address().port;
      resolve();
    });
  });
  const cut = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  await start();
  const stop = async () => {
    if (server.listening) await cut();
    await rm(folder, { recursive: true });
  };
  return { url: `http://127.0.0.1:${port}/`, folder, requests, start, cut, stop };
}

/** Makes another version of what lies there: another title, and the list that goes with it. */
async function deploy(folder, title) {
  const html = (await readFile(join(folder, 'index.html'), 'utf8'))
    .replace(/<title>[^<]*/, `<title>${title}`)
    .replace(/(<meta name="description" content=")[^"]*/, `$1${title}`);
  await writeFile(join(folder, 'index.html'), html);
  const integrity = `sha384-${createHash('sha384').update(html).digest('base64')}`;
  const worker = (await readFile(join(folder, 'sw.js'), 'utf8'))
    .replace(/const VERSION = '[^']*'/, `const VERSION = '${title}'`)
    .replace(/\["\.\/","[^"]*"\]/, `["./","${integrity}"]`);
  await writeFile(join(folder, 'sw.js'), worker);
}

const description = (visit) => visit.page.$eval('meta[name="description"]', (meta) => meta.content);

async function keep(visit) {
  await visit.go('#/privacy');
  await visit.press('Keep for offline use');
  await visit.sees('Ready offline.');
}

async function reload(visit) {
  await visit.page.goto(visit.bench.server.url);
  await visit.page.reload();
  await visit.page.waitForSelector('h1');
  await visit.page.evaluate(() => globalThis.apimPlanner?.engine.catch(() => {}));
}

async function wholeJob(visit) {
  await visit.go('#/');
  await visit.paste('#text', await readFile(fixture('arm-standard-stv1-stale.json'), 'utf8'));
  await visit.sees('NO-GO');
  await visit.press('Open the instance', 'link');
  await visit.until('no plan was shown', () => document.querySelector('#steps pre'));
  await visit.press('Plan as Markdown');
  assert.match((await visit.download()).text, /NO-GO/);
}

/** Everything that the browser stores for the page. */
function stored(visit) {
  return visit.page.evaluate(async () => {
    const names = await caches.keys();
    const texts = [];
    for (const name of names) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) texts.push(url);
    }
    return { names, texts, local: { ...localStorage }, session: { ...sessionStorage } };
  });
}

inEachEngine('offline', (bench) => {
  test('a page that nobody asked to keep registers nothing and stores nothing', async () => {
    const visit = await Visit.open(bench);
    assert.deepEqual(await stored(visit), { names: [], texts: [], local: {}, session: {} });
    const registered = await visit.page.evaluate(() => navigator.serviceWorker.getRegistrations());
    assert.equal(registered.length, 0);
    assert.ok(!bench.server.requests.includes('/sw.js'));
    await visit.close();
  });

  // Firefox's driver tells nothing of manifests.
  test('the page can be installed', { skip: bench.engine !== 'Chromium' }, async () => {
    const visit = await Visit.open(bench);
    const session = await visit.page.createCDPSession();
    const { url, errors } = await session.send('Page.getAppManifest');
    assert.match(url, /^data:application\/manifest\+json,/);
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
    await visit.close();
  });

  test('kept: without the network the page opens and does the whole job', async () => {
    const visit = await Visit.open(bench);
    await keep(visit);
    await bench.server.cut();
    await reload(visit);
    await wholeJob(visit);
    const { names, texts } = await stored(visit);
    assert.equal(names.length, 1);
    const files = (await readdir(project('dist'))).filter((name) => HASHED.test(name));
    const listed = ['', 'whole', ...files].map((name) => bench.server.url + name).sort();
    assert.deepEqual(texts.sort(), listed, 'the files of this version and nothing else');
    await visit.go('#/privacy');
    await visit.sees('Drop the copy');
    await bench.server.start();
    await visit.close();
  });

  test('kept: after the start the page asks for nothing', async () => {
    const visit = await Visit.open(bench);
    await visit.sees('0 requests since load');
    // The browser itself asks whether there is another sw.js.
    await new Promise((resolve) => { setTimeout(resolve, 4000); });
    bench.server.requests.length = 0;
    await wholeJob(visit);
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
    assert.deepEqual(bench.server.requests.filter((url) => url !== '/sw.js'), []);
    assert.equal(await visit.counted(), '0 requests since load');
    await visit.close();
  });

  test('a new version is offered, and comes only when the person says so', async () => {
    const before = await readFile(join(bench.server.folder, 'index.html'), 'utf8');
    await deploy(bench.server.folder, 'second');
    const visit = await Visit.open(bench);
    const first = await description(visit);
    assert.ok(before.includes(first));
    await visit.sees('A new version is ready.');
    await reload(visit);
    assert.equal(await description(visit), first);
    await visit.press('Load the new version');
    await visit.until('the new version did not come', () => (
      document.querySelector('meta[name="description"]').content === 'second'
    ));
    await visit.page.waitForSelector('h1');
    assert.equal((await stored(visit)).names.length, 1);
    await visit.close();
  });

  test('a deployment that is not whole is not taken, and what was kept stays', async () => {
    await deploy(bench.server.folder, 'third');
    const broken = (await readdir(bench.server.folder)).find((name) => /^app-.*\.css$/.test(name));
    const worker = join(bench.server.folder, 'sw.js');
    const text = await readFile(worker, 'utf8');
    await writeFile(worker, text.replace(`"./${broken}"`, '"./app-0000000000000000.css"'));
    const visit = await Visit.open(bench);
    await visit.sees('A new version is ready.');
    await visit.press('Load the new version');
    await visit.until('the page did not come back', () => (
      document.querySelector('.bar') && !document.body.innerText.includes('Load the new version')
    ));
    assert.equal(await description(visit), 'second');
    await visit.go('#/privacy');
    await visit.sees('The copy could not be taken');
    await bench.server.cut();
    await reload(visit);
    assert.equal(await description(visit), 'second');
    await wholeJob(visit);
    await bench.server.start();
    // The rest of the deployment has arrived.
    await writeFile(worker, text);
    await visit.close();
  });

  test('the copy can be dropped', async () => {
    const visit = await Visit.open(bench);
    await visit.press('Load the new version');
    await visit.until('the new version did not come', () => (
      document.querySelector('meta[name="description"]').content === 'third'
    ));
    await visit.go('#/privacy');
    await visit.press('Drop the copy');
    await visit.sees('Keep for offline use');
    assert.deepEqual((await stored(visit)).names, []);
    const registered = await visit.page.evaluate(() => navigator.serviceWorker.getRegistrations());
    assert.equal(registered.length, 0);
    await visit.close();
  });
}, { host });
