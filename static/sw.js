// Answers for the host with the copy of the page that the person asked to keep.
//
// It knows the files of one version, by name and content, and nothing else: it is told nothing, and
// what is not one of those files it leaves alone. A copy is taken on request, whole or not at all,
// and stays until the next one is whole; which version this script itself belongs to changes nothing
// of what is shown.
'use strict';

// The last step of the build puts the version and its files here: path, integrity.
const VERSION = '';
const FILES = [];

const PREFIX = `apim-planner ${registration.scope} `;
/** Stands in a copy that is whole: how many files it has. */
const WHOLE = new URL('./whole', registration.scope).href;
const PAGE = registration.scope;

/** The copy that is shown: its version and its cache. */
async function kept() {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const cache = await caches.open(name);
    const whole = await cache.match(WHOLE);
    // Browsers may drop what they keep.
    if (whole && (await cache.keys()).length === Number(await whole.text()) + 1) {
      return { version: name.slice(PREFIX.length), cache };
    }
  }
  return undefined;
}

async function take() {
  const before = await kept();
  if (before?.version === VERSION) return VERSION;
  const cache = await caches.open(PREFIX + VERSION);
  try {
    await Promise.all(FILES.map(async ([path, integrity]) => {
      const url = new URL(path, registration.scope);
      const caching = path === './' ? 'no-store' : 'default';
      const response = await fetch(url, { integrity, cache: caching });
      if (!response.ok) throw new Error(`the host answered ${response.status} for ${path}.`);
      const { status, headers } = response;
      await cache.put(url, new Response(await response.blob(), { status, headers }));
    }));
    await cache.put(WHOLE, new Response(String(FILES.length)));
  } catch (error) {
    await caches.delete(PREFIX + VERSION);
    throw error;
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== PREFIX + VERSION) await caches.delete(name);
  }
  await self.skipWaiting();
  return VERSION;
}

async function reply(question) {
  try {
    if (question === 'take') await take();
    return { version: VERSION, kept: (await kept())?.version };
  } catch (error) {
    const failure = error instanceof TypeError
      ? 'a file could not be loaded, or is not the file of this version.'
      : error.message;
    return { version: VERSION, failure };
  }
}

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  event.waitUntil(reply(event.data).then((answer) => port?.postMessage(answer)));
});

/** The address that stands in the copy for what is asked, if it is the page or a part of it. */
function named({ method, mode, url }) {
  if (method !== 'GET' || !url.startsWith(PAGE)) return undefined;
  const path = url.slice(PAGE.length).replace(/[?#].*$/, '');
  if (mode === 'navigate') return /^(index\.html)?$/.test(path) ? PAGE : undefined;
  return /^(app|boot|engine|keep|proof)-[0-9a-f]{16}(_bg)?\.(css|js|wasm)$/.test(path)
    ? PAGE + path
    : undefined;
}

self.addEventListener('fetch', (event) => {
  const name = named(event.request);
  if (!name) return;
  event.respondWith(kept().then(async (copy) => (
    await copy?.cache.match(name) ?? fetch(event.request)
  )));
});
