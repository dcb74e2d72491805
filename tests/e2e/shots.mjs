// Pictures of every page, wide and narrow, light and dark, to be looked at.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, serve } from './browsers.mjs';
import { project } from './files.mjs';
import { Visit } from './visit.mjs';

const folder = process.env.SCREENSHOTS ?? project('target/screenshots');
const WIDTHS = [1280, 390];

await mkdir(folder, { recursive: true });
const downloads = await mkdtemp(join(tmpdir(), 'apim-planner-'));
const server = await serve();
for (const colours of ['light', 'dark']) {
  const browser = await launch('Chromium', { colours, downloads });
  for (const width of WIDTHS) {
    const visit = await Visit.open({ browser, server, downloads }, { width });
    const take = async (name) => {
      const path = join(folder, `${name}-${colours}-${width}.png`);
      // A browser draws no picture of a whole plan as one page.
      const height = await visit.page.evaluate(() => document.documentElement.scrollHeight);
      await visit.page.screenshot({ path, fullPage: height < 12_000 });
      console.log(path);
    };
    await visit.everyPage(take);
    await visit.close();
  }
  await browser.close();
}
await server.stop();
await rm(downloads, { recursive: true, force: true });
