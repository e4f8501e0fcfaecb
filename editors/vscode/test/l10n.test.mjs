// Every text that the extension shows is translated, and no translation is left over.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('..', import.meta.url);
const used = new Set();
for (const name of readdirSync(new URL('src', root))) {
  const source = readFileSync(new URL(`src/${name}`, root), 'utf8');
  for (const [, text] of source.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)) used.add(text);
  const calls = source.match(/l10n\.t\(/g) ?? [];
  const literals = source.match(/l10n\.t\(\s*'/g) ?? [];
  test(`${name} names its texts as they are`, () => assert.equal(calls.length, literals.length));
}

for (const language of ['zh-cn', 'zh-tw']) {
  const bundle = JSON.parse(readFileSync(new URL(`l10n/bundle.l10n.${language}.json`, root), 'utf8'));
  test(`${language} has every text`, () => {
    assert.deepEqual(Object.keys(bundle).sort(), [...used].sort());
  });
  test(`${language} fills in the same arguments`, () => {
    for (const [text, translation] of Object.entries(bundle)) {
      const slots = (s) => (s.match(/\{\d\}/g) ?? []).sort();
      assert.deepEqual(slots(translation), slots(text), text);
    }
  });
}
