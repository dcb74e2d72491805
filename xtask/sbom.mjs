// The bill of materials: `cargo metadata … | node sbom.mjs DIST LOCK`, as CycloneDX 1.6.
//
// Its components are the crates that are compiled into the page, the engine or their macros. What
// comes from npm drives the build and the tests; nothing of it is in what is built. The same sources
// give the same bytes: no clock, no random number.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [dist, lock] = process.argv.slice(2);
const { packages, resolve } = JSON.parse(readFileSync(0, 'utf8'));
const byId = new Map(packages.map((one) => [one.id, one]));

/** The checksums that the lock file names. */
const sums = new Map(readFileSync(lock, 'utf8').split('[[package]]').slice(1).map((entry) => {
  const value = (key) => entry.match(new RegExp(`^${key} = "(.*)"$`, 'm'))?.[1];
  return [`${value('name')}@${value('version')}`, value('checksum')];
}));

/** What is needed for building and running: not for tests. */
const dependencies = new Map(resolve.nodes.map(({ id, deps }) => [
  id,
  deps.filter(({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind !== 'dev')).map(({ pkg }) => pkg),
]));
const reached = new Set();
const reach = (id) => {
  if (reached.has(id)) return;
  reached.add(id);
  dependencies.get(id).forEach(reach);
};
reach(resolve.root);

const purl = ({ name, version }) => `pkg:cargo/${name}@${version}`;
const refOf = (id) => purl(byId.get(id));

function component(id) {
  const { name, version, license, description, repository, targets } = byId.get(id);
  const sum = sums.get(`${name}@${version}`);
  const made = targets.some(({ kind }) => kind.includes('proc-macro'));
  return {
    type: 'library',
    'bom-ref': refOf(id),
    name,
    version,
    ...(description && { description: description.trim() }),
    // Macros run in the compiler.
    scope: made ? 'excluded' : 'required',
    ...(sum && { hashes: [{ alg: 'SHA-256', content: sum }] }),
    ...(license && { licenses: [{ expression: license.replaceAll('/', ' OR ') }] }),
    purl: purl({ name, version }),
    ...(repository && { externalReferences: [{ type: 'vcs', url: repository }] }),
  };
}

const order = (a, b) => (refOf(a) < refOf(b) ? -1 : 1);
const ids = [...reached].sort(order);
const root = byId.get(resolve.root);
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    component: {
      type: 'application',
      'bom-ref': purl(root),
      name: root.name,
      version: root.version,
      description: root.description,
      licenses: [{ expression: root.license }],
    },
  },
  components: ids.filter((id) => id !== resolve.root).map(component),
  dependencies: ids.map((id) => ({
    ref: refOf(id),
    dependsOn: [...new Set(dependencies.get(id))].sort(order).map(refOf),
  })),
};
// The serial number is made from the content, in the form of a random one.
const hex = createHash('sha256').update(JSON.stringify(bom)).digest('hex');
const uuid = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)];
bom.serialNumber = `urn:uuid:${uuid.join('-')}`;
writeFileSync(join(dist, 'sbom.cdx.json'), `${JSON.stringify(bom, null, 1)}\n`);
console.log(`sbom.cdx.json: ${bom.components.length} crates`);
