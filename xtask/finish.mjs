// Makes what Trunk built smaller: `node finish.mjs DIST TOOLS`, with the npm packages in TOOLS.
//
// The names of the functions between WebAssembly and its glue, 250 of them with a hash each, become
// short in both; scripts and styles lose comments and spaces. As the contents change, so do the
// hash in each file's name and the integrity in `index.html`.

import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [dist, tools] = process.argv.slice(2);
const { transform } = createRequire(join(tools, 'package.json'))('esbuild');
const read = (name, as) => readFileSync(join(dist, name), as);
let html = read('index.html', 'utf8');

const named = (pattern) => {
  const found = html.match(pattern);
  if (!found) throw new Error(`index.html names nothing like ${pattern}`);
  return found[1];
};
const boot = named(/"\.\/(boot-[0-9a-f]+\.js)"/);
const style = named(/"\.\/(app-[0-9a-f]+\.css)"/);
const page = named(/"\.\/(app-[0-9a-f]+)\.js"/);

for (const program of [page, 'engine']) {
  const [wasm, glue] = shorten(read(`${program}_bg.wasm`), read(`${program}.js`, 'utf8'));
  replace(`${program}_bg.wasm`, wasm);
  replace(`${program}.js`, await minified(glue, 'js'));
}
replace(boot, await minified(read(boot, 'utf8'), 'js'));
replace(style, await minified(read(style, 'utf8'), 'css'));
// Comments are for whoever reads the source.
writeFileSync(join(dist, 'index.html'), html.replaceAll(/<!--.*?-->\n?/gs, ''));

async function minified(text, loader) {
  // The oldest browsers that the page works in: see README.md.
  const target = ['chrome123', 'firefox120', 'safari17.5'];
  return (await transform(text, { loader, minify: true, legalComments: 'none', target })).code;
}

/** Writes a file under a name with the hash of its content, and tells `index.html`. */
function replace(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const renamed = name.replace(/(-[0-9a-f]{8,16})?(?=(_bg)?\.\w+$)/, `-${hash}`);
  const integrity = `sha384-${createHash('sha384').update(content).digest('base64')}`;
  const link = new RegExp(`(<[^>]*"\\./)${name}("[^>]*integrity=")[^"]*`);
  if (!link.test(html)) throw new Error(`index.html has no integrity for ${name}`);
  html = html.replace(link, `$1${renamed}$2${integrity}`);
  rmSync(join(dist, name));
  writeFileSync(join(dist, renamed), content);
}

/** Gives short names to everything that the module imports, in both texts. */
function shorten(wasm, glue) {
  const names = new Map();
  const short = (name) => {
    if (!names.has(name)) names.set(name, names.size.toString(36));
    return names.get(name);
  };
  const sections = [wasm.subarray(0, 8)];
  let at = 8;
  const number = () => {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = wasm[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const bytes = (length) => wasm.subarray(at, (at += length));
  while (at < wasm.length) {
    const start = at;
    const id = wasm[at++];
    const end = number() + at;
    if (id === 2) {
      const parts = [];
      const count = number();
      parts.push(encoded(count));
      for (let index = 0; index < count; index += 1) {
        for (let part = 0; part < 2; part += 1) {
          const name = Buffer.from(short(bytes(number()).toString('utf8')));
          parts.push(encoded(name.length), name);
        }
        const kind = at;
        // wasm-bindgen imports functions, and nothing but them.
        if (wasm[at++] !== 0) throw new Error(`import ${index} is no function`);
        number();
        parts.push(wasm.subarray(kind, at));
      }
      const content = Buffer.concat(parts);
      sections.push(Buffer.from([id]), encoded(content.length), content);
    } else {
      sections.push(wasm.subarray(start, end));
    }
    at = end;
  }
  for (const [name, shortened] of names) {
    const quoted = JSON.stringify(name);
    const pieces = glue.split(glue.includes(quoted) ? quoted : new RegExp(`\\b${name}(?=:)`));
    // Once, as a key of what the module is given.
    if (pieces.length !== 2) throw new Error(`${name} occurs ${pieces.length - 1} times`);
    glue = pieces.join(JSON.stringify(shortened));
  }
  return [Buffer.concat(sections), glue];
}

function encoded(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}
