// Starts the page.
//
// There are two WebAssembly programs: the page, and the engine that runs in the page's workers. Both
// are asked for here, once; as soon as the page's own has arrived, the page gives up the right to ask
// for anything more, and only then does it start. The engine may still be on its way: what is under
// way arrives. A worker made from a Blob inherits the policy of the page at that moment, so no worker
// can send anything either, and a new one needs no network.
//
// Before the page starts, this script sets
//
//   globalThis.apimPlanner = {
//     spawn,   // () => Worker: starts a worker and gives it the engine when that has arrived
//     engine,  // Promise: settles when the engine has arrived or is known not to come
//     …        // what proof.js and keep.js add
//   }
//
// There are two editions with this one script. The deployed one asks its host for its parts; the one
// in a single file holds them, compressed, in data blocks.
//
// A worker that cannot start posts { kind: 'failed', message }. From the moment its program runs,
// messages are the program's own.
(() => {
  'use strict';

  // What is left when everything has been loaded. The icon stands in the page itself: browsers look
  // for it when they like, and a file would be a request of theirs.
  const AFTER_START =
    "default-src 'none'; script-src 'wasm-unsafe-eval'; img-src data:; manifest-src data:; " +
    "worker-src blob:; base-uri 'none'; form-action 'none'";

  // With Trusted Types a program can be had from an address only if this policy says so, and there
  // can be no other. It says yes to this script's own addresses: nobody else has it.
  const policy = globalThis.trustedTypes
    ?.createPolicy('apim-planner', { createScriptURL: (url) => url });
  const trust = (url) => policy?.createScriptURL(url) ?? url;

  const proof = globalThis.apimPlannerProof(trust);
  const copy = globalThis.apimPlannerKeep(trust);
  let tightened = false;

  /** A reason that is written for the person in front of the page. */
  class Refusal extends Error {}

  /** Runs in the worker, after the glue. */
  function workerMain() {
    self.onmessage = ({ data: { module, missing } }) => {
      self.onmessage = null;
      // Says that this worker is the program's; it leaves the worker of another page alone.
      self.apimPlannerWorker = true;
      try {
        if (missing) throw new Error(missing);
        wasm_bindgen.initSync({ module });
      } catch (error) {
        self.postMessage({ kind: 'failed', message: error.message || String(error) });
      }
    };
  }

  async function start() {
    if (typeof WebAssembly !== 'object') {
      throw new Refusal('This browser has no WebAssembly, or it is switched off.');
    }
    const settled = copy.settle();
    const { program, engine, engineText, glue } = document.getElementById('app.wasm')
      ? held()
      : hosted();
    // Whether it came is told to whoever waits for it.
    engine.catch(() => {});
    const [module, text] = await Promise.all([program, engineText, glue]);
    await settled;
    offerToInstall();
    const worker = new Blob([text, `\n(${workerMain})();\n`], { type: 'text/javascript' });
    const url = URL.createObjectURL(worker);
    const spawnOne = () => spawn(url, engine);
    globalThis.apimPlanner = { engine, spawn: spawnOne, ...proof, ...copy.members };
    tighten();
    await wasm_bindgen({ module_or_path: module });
  }

  /** The parts of the page from its host. */
  function hosted() {
    if (location.protocol === 'file:') {
      throw new Refusal('A browser does not let a page that was opened as a file read its own ' +
        'parts. Open apim-planner.html, which holds everything in one file, or put the folder on ' +
        'any web server; one on this machine will do.');
    }
    return {
      program: load(part('link[rel="preload"][type="application/wasm"]')).then(compile),
      engine: load(part('link[rel="engine"][type="application/wasm"]')).then(compile),
      engineText: load(part('link[rel="engine"][type="text/javascript"]'))
        .then((response) => response.text()),
      glue: run(part('link[rel="modulepreload"]')),
    };
  }

  /** The parts from the page itself. The glue of the page has run before this script. */
  function held() {
    const text = (id) => document.getElementById(id).textContent;
    const unpacked = (id) => {
      const packed = Uint8Array.from(atob(text(id)), (letter) => letter.charCodeAt(0));
      const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
      return new Response(stream).arrayBuffer().then((bytes) => compiled(WebAssembly.compile(bytes)));
    };
    return {
      program: unpacked('app.wasm'),
      engine: unpacked('engine.wasm'),
      engineText: text('engine.js'),
      glue: undefined,
    };
  }

  /** Lets the browser install the page. The description stands in an address: no request for it. */
  function offerToInstall() {
    if (location.protocol === 'file:') return;
    const here = new URL('./', location.href).href;
    const icon = document.querySelector('link[rel="icon"]').href;
    const manifest = {
      id: here,
      start_url: here,
      scope: here,
      name: 'apim-planner',
      description: document.querySelector('meta[name="description"]').content,
      display: 'standalone',
      icons: [{ src: icon, sizes: 'any', type: 'image/svg+xml' }],
    };
    const link = document.createElement('link');
    link.rel = 'manifest';
    link.href = `data:application/manifest+json,${encodeURIComponent(JSON.stringify(manifest))}`;
    document.head.append(link);
  }

  function spawn(url, engine) {
    const worker = new Worker(trust(url));
    engine.then(
      (module) => worker.postMessage({ module }),
      (error) => worker.postMessage({ missing: error.message }),
    );
    return worker;
  }

  /** A file of this page: where it lies and which content it must have. */
  function part(selector) {
    const link = document.querySelector(selector);
    return { url: link.href, integrity: link.integrity };
  }

  async function load({ url, integrity }) {
    let response;
    try {
      response = await fetch(url, { integrity, credentials: 'same-origin' });
    } catch (error) {
      throw new Refusal(await whyNotLoaded(url, error));
    }
    if (!response.ok) {
      throw new Refusal(`The host answered ${response.status} for ${nameOf(url)}.`);
    }
    return response;
  }

  /**
   * With the check of its content out of the way, the host's answer says what is wrong, as long as
   * the page may still ask.
   */
  async function whyNotLoaded(url, error) {
    if (tightened) {
      return `${nameOf(url)} is missing, or is not the file that was built with this page. ` +
        'Copy the whole folder again, then load the page again.';
    }
    let answer;
    try {
      answer = await fetch(url, { cache: 'no-store' });
    } catch {
      return `${nameOf(url)} could not be loaded: ${error.message}`;
    }
    if (!answer.ok) {
      return `The host answered ${answer.status} for ${nameOf(url)}.`;
    }
    if ((answer.headers.get('content-type') || '').startsWith('text/html')) {
      return `The host answered with a web page instead of ${nameOf(url)}. ` +
        'The folder was not copied completely, or the host sends one page for every address.';
    }
    return `${nameOf(url)} is not the file that was built with this page. ` +
      'The folder holds parts of two versions, or the host changes files on the way.';
  }

  function nameOf(url) {
    return new URL(url).pathname.split('/').pop();
  }

  function compile(response) {
    const type = response.headers.get('content-type') || '';
    // Compiling while loading works only if the host names the type.
    return compiled(type.startsWith('application/wasm') && WebAssembly.compileStreaming
      ? WebAssembly.compileStreaming(response)
      : response.arrayBuffer().then((bytes) => WebAssembly.compile(bytes)));
  }

  async function compiled(module) {
    try {
      return await module;
    } catch (error) {
      throw new Refusal('This browser cannot compile the program. It needs Chrome or Edge 91, ' +
        'Firefox 89 or Safari 16.4, or later, and a host whose content security policy ' +
        `allows WebAssembly. The browser says: ${error.message}`);
    }
  }

  function run({ url, integrity }) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.crossOrigin = 'anonymous';
      script.integrity = integrity;
      script.onload = resolve;
      script.onerror = () => reject(new Refusal(`${nameOf(url)} could not be loaded.`));
      script.src = trust(url);
      document.head.append(script);
    });
  }

  /** A second policy beside the first: what either forbids is forbidden. */
  function tighten() {
    const second = document.createElement('meta');
    second.httpEquiv = 'Content-Security-Policy';
    second.content = AFTER_START;
    document.head.append(second);
    tightened = true;
  }

  function explain(error) {
    const main = element('main', 'page');
    main.id = 'main';
    const verdict = element('section', 'verdict');
    verdict.setAttribute('role', 'alert');
    verdict.append(
      element('span', 'sign unk', 'NO ANSWER'),
      element('h1', '', 'The page could not start'),
      element('p', 'lead', error instanceof Refusal
        ? error.message
        : `Something failed that should not: ${error}`),
      element('p', '', 'Nothing was read and nothing was sent anywhere.'),
    );
    const again = element('button', 'btn primary', 'Load the page again');
    again.type = 'button';
    again.onclick = () => location.reload();
    const row = element('div', 'row');
    row.append(again);
    verdict.append(row);
    main.append(verdict);
    document.body.replaceChildren(main);
    document.title = 'The page could not start · apim-planner';
  }

  function element(name, className, text = '') {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  start().catch(explain);
})();
