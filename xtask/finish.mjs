// Makes what Trunk built smaller: `node finish.mjs DIST TOOLS`, with the npm packages in TOOLS.
//
// The names of the functions between WebAssembly and its glue, 250 of them with a hash each, become
// short in both; scripts and styles lose comments and spaces. As the contents change, so do the
// hash in each file's name and the integrity in `index.html`. Then the edition in a single file and
// what knows all contents are written: the service worker and the headers for hosts.

import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const [dist, tools] = process.argv.slice(2);
const { transform } = createRequire(join(tools, 'package.json'))('esbuild');
const read = (name, as) => readFileSync(join(dist, name), as);
let html = read('index.html', 'utf8');

const named = (pattern) => {
  const found = html.match(pattern);
  if (!found) throw new Error(`index.html names nothing like ${pattern}`);
  return found[1];
};
const SCRIPTS = ['proof', 'keep', 'boot'];
const scripts = SCRIPTS.map((name) => named(new RegExp(`"\\./(${name}-[0-9a-f]+\\.js)"`)));
const style = named(/"\.\/(app-[0-9a-f]+\.css)"/);
const page = named(/"\.\/(app-[0-9a-f]+)\.js"/);

/** The contents by their names without hashes. */
const parts = {};
for (const [program, name] of [[page, 'app'], ['engine', 'engine']]) {
  const [wasm, glue] = shorten(read(`${program}_bg.wasm`), read(`${program}.js`, 'utf8'));
  replace(`${program}_bg.wasm`, parts[`${name}.wasm`] = wasm);
  replace(`${program}.js`, parts[`${name}.js`] = await minified(glue, 'js'));
}
for (const [at, name] of scripts.entries()) {
  replace(name, parts[`${SCRIPTS[at]}.js`] = await minified(read(name, 'utf8'), 'js'));
}
replace(style, parts['app.css'] = await minified(read(style, 'utf8'), 'css'));
// Comments are for whoever reads the source.
html = html.replaceAll(/<!--.*?-->\n?/gs, '');
writeFileSync(join(dist, 'index.html'), html);
const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];

const single = singleFile();
writeFileSync(join(dist, 'apim-planner.html'), single.html);
serviceWorker();
hosts();
const sum = createHash('sha256').update(single.html).digest('hex');
writeFileSync(join(dist, 'apim-planner.html.sha256'), `${sum}  apim-planner.html\n`);
console.log(`apim-planner.html: ${Buffer.byteLength(single.html)} bytes, SHA-256 ${sum}`);

/** The whole page in one file, which asks nobody for anything from the beginning. */
function singleFile() {
  const safe = (text) => {
    if (/<\/script|<\/style|<!--|\r/i.test(text)) throw new Error('a part would end its element');
    return text.trim();
  };
  const hashes = [];
  const inline = (name) => {
    const text = safe(parts[name]);
    hashes.push(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    return name.endsWith('.css') ? `<style>${text}</style>` : `<script>${text}</script>`;
  };
  const held = (name, type, text) => `<script type="${type}" id="${name}">${text}</script>`;
  const packed = (name) => (
    held(name, 'application/octet-stream', gzipSync(parts[name], { level: 9 }).toString('base64'))
  );
  const styles = inline('app.css');
  const [styleHash] = hashes.splice(0);
  const body = [
    packed('app.wasm'),
    packed('engine.wasm'),
    held('engine.js', 'text/plain', safe(parts['engine.js'])),
    ...['app.js', ...SCRIPTS.map((name) => `${name}.js`)].map(inline),
  ];
  const directives = policy
    .replace("script-src 'self'", `script-src ${hashes.join(' ')}`)
    .replace("style-src 'self'", `style-src ${styleHash}`)
    .replace("connect-src 'self'", "connect-src 'none'")
    .replace("worker-src 'self' blob:", 'worker-src blob:');
  if (directives.includes("'self'")) throw new Error(`the single file has no host: ${directives}`);
  const text = html
    .replace(policy, () => directives)
    .replaceAll(/<script[^>]*><\/script>\s*/g, '')
    .replaceAll(/<link(?=[^>]* rel="(?:modulepreload|preload|engine|stylesheet)")[^>]*>\s*/g, '')
    .replace('</head>', () => `${styles}\n</head>`)
    .replace('</body>', () => `${body.join('\n')}\n</body>`);
  if (/ (?:src|href)="\.\//.test(text)) throw new Error('the single file names another file');
  return { html: text, policy: directives };
}

/** Tells the service worker which files make this version. */
function serviceWorker() {
  const files = ['index.html', ...readdirSync(dist).filter((name) => /-[0-9a-f]{16}(_bg)?\.\w+$/.test(name)).sort()];
  const listed = JSON.stringify(files.map((name) => (
    [name === 'index.html' ? './' : `./${name}`, integrityOf(read(name))]
  )));
  const version = createHash('sha256').update(listed).digest('hex').slice(0, 16);
  const text = read('sw.js', 'utf8')
    .replace("const VERSION = '';", `const VERSION = '${version}';`)
    .replace('const FILES = [];', () => `const FILES = ${listed};`);
  if (!text.includes(version) || !text.includes(listed)) throw new Error('sw.js has no list');
  writeFileSync(join(dist, 'sw.js'), text);
}

/** Headers in the forms that hosts read; the policies are those of the pages themselves. */
function hosts() {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'static', 'hosts');
  mkdirSync(join(dist, 'hosts'), { recursive: true });
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8')
      .replaceAll('@PAGE@', () => `${policy}; frame-ancestors 'none'`)
      .replaceAll('@SINGLE@', () => `${single.policy}; frame-ancestors 'none'`);
    // Two hosts look for their file beside the page.
    const beside = ['_headers', 'staticwebapp.config.json'].includes(name);
    writeFileSync(join(dist, beside ? '' : 'hosts', name), text);
  }
}

async function minified(text, loader) {
  // The oldest browsers that the page works in: see README.md.
  const target = ['chrome123', 'firefox120', 'safari17.5'];
  return (await transform(text, { loader, minify: true, legalComments: 'none', target })).code;
}

/** Writes a file under a name with the hash of its content, and tells `index.html`. */
function replace(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const renamed = name.replace(/(-[0-9a-f]{8,16})?(?=(_bg)?\.\w+$)/, `-${hash}`);
  const integrity = integrityOf(content);
  const link = new RegExp(`(<[^>]*"\\./)${name}("[^>]*integrity=")[^"]*`);
  if (!link.test(html)) throw new Error(`index.html has no integrity for ${name}`);
  html = html.replace(link, `$1${renamed}$2${integrity}`);
  rmSync(join(dist, name));
  writeFileSync(join(dist, renamed), content);
}

function integrityOf(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
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
