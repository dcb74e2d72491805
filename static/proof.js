// Tries every way that a page has to reach a host, and tells which the browser refused.
//
// What is asked for is a fixed address of the page's own host, with nothing else in it: where a way
// is open, nothing is given away. The page of a single file has no host: it asks this machine, at a
// port on which nothing listens.
globalThis.apimPlannerProof = (() => {
  'use strict';

  const HOST = location.protocol === 'file:' ? 'http://127.0.0.1:49151/' : document.baseURI;
  /** How long the browser may take for a verdict, in milliseconds. */
  const PATIENCE = 1500;

  /** What the browser refused: address, directive. */
  const refusals = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    refusals.push([event.blockedURI, event.effectiveDirective]);
  });

  const open = () => 'open';

  /** Puts an element into the page for as long as it takes. */
  function place(name, members) {
    const element = Object.assign(document.createElement(name), { className: 'vh' }, members);
    return new Promise((resolve, reject) => {
      element.onload = () => resolve('open');
      element.onerror = () => reject(new Error('error'));
      document.body.append(element);
      setTimeout(() => element.remove(), PATIENCE);
    });
  }

  function link(rel, url, as = '') {
    return place('link', { rel, as, href: url });
  }

  /** Both kinds of lines that stay open. */
  function line(made) {
    return new Promise((resolve, reject) => {
      made.onopen = () => resolve('open');
      made.onerror = reject;
    }).finally(() => made.close());
  }

  function xhr(url) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = () => resolve('open');
      request.onerror = reject;
      request.open('GET', url);
      request.send();
    });
  }

  const socket = (url) => line(new WebSocket(url.replace(/^http/, 'ws')));

  /** The ways by name: each gets its address and a promise of what came of it. */
  const ways = (trust) => ({
    fetch: (url) => fetch(url).then(open),
    xhr,
    socket,
    events: (url) => line(new EventSource(url)),
    beacon: async (url) => (navigator.sendBeacon(url) ? 'open' : Promise.reject(new Error('no'))),
    transport: globalThis.WebTransport && (async (url) => {
      const transport = new WebTransport(url.replace(/^http:/, 'https:'));
      transport.closed.catch(() => {});
      return transport.ready.then(open);
    }),
    image: (url) => place('img', { src: url, alt: '' }),
    background: (url) => {
      const shown = place('span', {});
      document.body.lastElementChild.style.backgroundImage = `url("${url}")`;
      return shown;
    },
    style: (url) => link('stylesheet', url),
    font: (url) => new FontFace('way-out', `url("${url}")`).load().then(open),
    media: (url) => place('audio', { src: url, preload: 'auto' }),
    script: (url) => place('script', { src: trust(url) }),
    module: (url) => import(url).then(open),
    // What a browser shows in place of a refused page has loaded as well.
    frame: (url) => place('iframe', { src: url, title: 'way out' }).then(() => 'unclear'),
    object: (url) => place('object', { data: trust(url), type: 'text/html' }),
    form: (url) => {
      // Were it not refused, it would not replace the page.
      const shown = place('iframe', { name: 'way-out', title: 'way out' }).then(() => 'unclear');
      const form = document.createElement('form');
      Object.assign(form, { action: url, method: 'post', target: 'way-out' });
      document.body.append(form);
      form.submit();
      form.remove();
      return shown;
    },
    prefetch: (url) => link('prefetch', url),
    preload: (url) => link('preload', url, 'fetch'),
    worker: (url) => new Promise((resolve, reject) => {
      const worker = new Worker(trust(url));
      worker.onmessage = () => resolve('open');
      worker.onerror = reject;
    }),
    service: location.protocol !== 'file:' && navigator.serviceWorker
      && ((url) => navigator.serviceWorker.register(trust(url)).then(open)),
  });

  /** The same in a worker, whose text this is. */
  function inWorker(tryOne, patience, xhr, line, socket) {
    const refusals = [];
    self.addEventListener('securitypolicyviolation', (event) => {
      refusals.push([event.blockedURI, event.effectiveDirective]);
    });
    const trust = self.trustedTypes
      ? (url) => policy.createScriptURL(url)
      : (url) => url;
    const policy = self.trustedTypes?.createPolicy('apim-planner', { createScriptURL: (url) => url });
    const ways = {
      'worker-fetch': (url) => fetch(url).then(() => 'open'),
      'worker-xhr': xhr,
      'worker-socket': socket,
      'worker-script': async (url) => {
        importScripts(trust(url));
        return 'open';
      },
    };
    self.onmessage = async ({ data: host }) => {
      const tried = [];
      for (const [id, way] of Object.entries(ways)) {
        tried.push(await tryOne(id, way, host, refusals, patience));
      }
      self.postMessage(tried);
    };
  }

  /** Tries one way: its name, what came of it, and what refused it. */
  async function tryOne(id, way, host, refusals, patience) {
    if (!way) return [id, 'absent', ''];
    const address = `privacy-self-test/${id}`;
    const before = refusals.length;
    let outcome;
    let by = '';
    (async () => way(new URL(address, host).href))().then(
      (answer) => { outcome = answer; },
      (error) => {
        outcome = error.name === 'SecurityError' ? 'refused' : 'unclear';
        by = String(error.name || '');
      },
    );
    for (let waited = 0; waited < patience; waited += 20) {
      await new Promise((resolve) => { setTimeout(resolve, 20); });
      // Of an address of another host some browsers tell the host alone.
      const refusal = refusals.slice(before)
        .find(([to]) => to.endsWith(address) || (to.startsWith('http') && host.startsWith(to)));
      if (refusal) return [id, 'refused', refusal[1]];
      if (outcome === 'refused') return [id, outcome, by];
      // What was answered was not refused, but an answer may come from the browser itself.
      if (outcome === 'open' && waited > patience / 5) return [id, outcome, ''];
    }
    // Some browsers refuse without a word. What they ask for they list, an error of the host's too.
    const listed = performance.getEntriesByType('resource').some(({ name }) => name.endsWith(address));
    return outcome !== 'open' && !listed ? [id, 'unasked', ''] : [id, outcome ?? 'unclear', by];
  }

  async function tryWorker(trust) {
    const text = `'use strict'; (${inWorker})(${tryOne}, ${PATIENCE}, ${xhr}, ${line}, ` +
      `(url) => (${line})(new WebSocket(url.replace(/^http/, 'ws'))));`;
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    const worker = new Worker(trust(url));
    try {
      return await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = () => reject(new Error('the worker did not start'));
        worker.postMessage(HOST);
      });
    } finally {
      worker.terminate();
      URL.revokeObjectURL(url);
    }
  }

  return (trust) => ({
    // () => Promise<[name, outcome, rule][]>
    async tryEverything() {
      const tried = [];
      for (const [id, way] of Object.entries(ways(trust))) {
        // One after the other, so that each refusal is known to be its own.
        tried.push(await tryOne(id, way, HOST, refusals, PATIENCE));
      }
      return tried.concat(await tryWorker(trust));
    },
    wasRefused: (address) => refusals.some(([blocked]) => (
      blocked === address || (/^https?:/.test(blocked) && address.startsWith(`${blocked}/`))
    )),
  });
})();
