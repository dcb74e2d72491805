// The two engines, and what serves the page to them.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { after, before, describe } from 'node:test';
import puppeteer from 'puppeteer-core';
import { project } from './files.mjs';

// Without these Chromium talks to hosts of its own, and a test could not tell whose request it saw.
const CHROMIUM_FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const ENGINES = {
  Chromium: (dark, downloads) => ({
    browser: 'chrome',
    executablePath: program('CHROMIUM', ['/usr/bin/chromium', '/usr/bin/google-chrome']),
    args: [...CHROMIUM_FLAGS, `--blink-settings=preferredColorScheme=${dark ? 0 : 1}`],
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
  }),
  Firefox: (dark, downloads) => ({
    browser: 'firefox',
    executablePath: program('FIREFOX', ['/usr/bin/firefox-esr', '/usr/bin/firefox']),
    extraPrefsFirefox: {
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.alwaysOpenPanel': false,
    },
  }),
};

/** The names of the engines that every journey is made in. */
export const engines = Object.keys(ENGINES);

/** A browser that prefers those colours, `light` or `dark`, and puts downloads in that folder. */
export function launch(engine, { colours = 'light', downloads } = {}) {
  const options = ENGINES[engine](colours === 'dark', downloads);
  return puppeteer.launch({ headless: true, protocolTimeout: 120_000, ...options });
}

function program(variable, usual) {
  const path = process.env[variable] ?? usual.find((candidate) => existsSync(candidate));
  if (!path) throw new Error(`set ${variable} to the path of the browser`);
  return path;
}

/** Serves dist/ with the project's own server: its `url`, the `requests` it got, and `stop`. */
export async function serve() {
  const [command, ...rest] = process.env.XTASK ? [process.env.XTASK] : ['cargo', 'xtask'];
  const server = spawn(command, [...rest, 'host', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = () => server.kill();
  process.once('exit', kill);
  const ended = new Promise((resolve) => { server.once('exit', resolve); });
  const requests = [];
  const url = await new Promise((resolve, reject) => {
    ended.then(() => reject(new Error('the server ended before it named its address')));
    createInterface({ input: server.stdout }).on('line', (line) => {
      if (line.startsWith('http://')) resolve(line);
      if (/^[A-Z]+ \//.test(line)) requests.push(line);
    });
  });
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await ended;
  };
  return { url, requests, stop };
}

/** The edition in a single file, as it lies on a disk: there is nobody to ask. */
export function fromDisk() {
  const url = pathToFileURL(project('dist/apim-planner.html')).href;
  return { url, requests: [], stop() {} };
}

/**
 * The same tests in each engine. `tests` gets a `bench` whose `browser`, `server` and folder of
 * `downloads` are there when a test runs.
 */
export function inEachEngine(name, tests, { colours, host = serve } = {}) {
  for (const engine of engines) {
    describe(`${name}, ${engine}`, () => {
      const bench = { engine };
      before(async () => {
        bench.downloads = await mkdtemp(join(tmpdir(), 'apim-planner-'));
        bench.server = await host();
        bench.browser = await launch(engine, { colours, downloads: bench.downloads });
      });
      after(async () => {
        await bench.browser?.close();
        await bench.server?.stop();
        await rm(bench.downloads, { recursive: true, force: true });
      });
      tests(bench);
    });
  }
}
