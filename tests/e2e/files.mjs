// Where things lie in the project.

import { fileURLToPath } from 'node:url';

/** A path in the checkout. */
export function project(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** One of the inputs whose verdicts were written down by hand. */
export function fixture(name) {
  return project(`tests/fixtures/verdicts/${name}`);
}
