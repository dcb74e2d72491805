// Lets the browser keep a copy of the page, for those who ask for it.
//
// The network is used at the start alone, before the page gives it up and before anything is read:
// to keep the page, or to take a newer version, the page is loaded again with a mark, and the copy is
// taken while it starts. Without that mark this script asks no host for anything.
globalThis.apimPlannerKeep = (trust) => {
  'use strict';

  const MARK = 'apim-planner-keep';
  const HERE = new URL('./', location.href).href;
  let told = ['impossible', ''];
  let hear = () => {};

  function tell(...news) {
    told = news;
    hear(...news);
  }

  function container() {
    const deployed = location.protocol !== 'file:' && document.querySelector('link[rel="engine"]');
    return deployed && globalThis.caches ? navigator.serviceWorker : undefined;
  }

  /** The mark counts once. */
  function wanted() {
    try {
      const mark = sessionStorage.getItem(MARK);
      sessionStorage.removeItem(MARK);
      return mark !== null;
    } catch {
      return false;
    }
  }

  async function registered() {
    const registration = await container().getRegistration();
    // A host may have one for everything.
    return registration?.scope === HERE ? registration : undefined;
  }

  /** Asks a service worker, which answers `{ version, kept, failure }`. */
  function ask(worker, question) {
    return new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      setTimeout(() => reject(new Error('the service worker does not answer.')), 60_000);
      worker.postMessage(question, [port2]);
    });
  }

  function installed(worker) {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (worker.state === 'redundant') reject(new Error('the service worker did not start.'));
        else if (worker.state !== 'installing') resolve(worker);
      };
      worker.addEventListener('statechange', look);
      look();
    });
  }

  const newest = ({ installing, waiting, active }) => installing ?? waiting ?? active;

  /** Takes the version that the host has now, whole or not at all. */
  async function take() {
    const registration = await container().register(trust('./sw.js'), { updateViaCache: 'none' });
    await registration.update();
    const worker = await installed(newest(registration));
    const before = (await ask(worker, 'look')).kept;
    const { kept, failure } = await ask(worker, 'take');
    if (failure) throw new Error(failure);
    if (container().controller && before && before !== kept) {
      // This page is the copy that was just replaced.
      location.reload();
      await new Promise(() => {});
    }
    tell('kept', 'now');
    follow(registration);
  }

  async function look(registration) {
    const { version, kept } = await ask(await installed(newest(registration)), 'look');
    tell(!kept ? 'possible' : kept === version ? 'kept' : 'newer', '');
  }

  /** The browser itself looks whether the host has another version. */
  function follow(registration) {
    registration.addEventListener('updatefound', () => look(registration).catch(() => {}));
  }

  /** Comes before the page gives up the network. */
  async function settle() {
    const marked = wanted();
    if (!container()) return;
    tell('possible', '');
    try {
      if (marked) return await take();
      const registration = await registered();
      if (registration) {
        follow(registration);
        look(registration).catch(() => {});
      }
    } catch (error) {
      if (marked) tell('failed', error.message);
    }
  }

  return {
    settle,
    members: {
      onOffline(listener) {
        hear = listener;
        hear(...told);
      },
      keep() {
        try {
          sessionStorage.setItem(MARK, '');
          location.reload();
        } catch {
          tell('failed', 'this browser stores nothing for this page.');
        }
      },
      async dropCopy() {
        await (await registered())?.unregister();
        for (const name of await caches.keys()) {
          if (name.startsWith(`apim-planner ${HERE} `)) await caches.delete(name);
        }
        tell('possible', '');
      },
    },
  };
};
