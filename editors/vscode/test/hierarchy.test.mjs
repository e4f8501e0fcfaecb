import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { Hierarchy } = await load('hierarchy.ts');

/** Concepts by "id>narrower,narrower", with * behind the id of one that is used. */
function concepts(...texts) {
  const list = texts.map((text) => {
    const [id, below = ''] = text.split('>');
    return {
      id: id.replace('*', ''),
      uses: id.endsWith('*') ? 1 : 0,
      broader: [],
      narrower: below.split(',').filter(Boolean),
    };
  });
  for (const c of list) for (const n of list) if (c.narrower.includes(n.id)) n.broader.push(c.id);
  return list;
}

const ids = (list) => [...list].map((c) => c.id).sort();

test('what is below nothing is topmost', () => {
  const tree = new Hierarchy(concepts('a>b,c', 'b>d', 'c>d', 'd', 'e>gone'));
  assert.deepEqual(ids(tree.topmost()), ['a', 'e']);
  assert.deepEqual(ids(tree.narrower(tree.topmost()[0])), ['b', 'c']);
});

test('a ring has a top all the same, and ends', () => {
  const tree = new Hierarchy(concepts('a>b', 'b>a', 'x>x', 'c>d', 'd>e', 'e>d'));
  assert.deepEqual(ids(tree.topmost()), ['a', 'c', 'x']);
  assert.deepEqual(ids(tree.used), []);
});

test('what is above a used one counts as used', () => {
  const tree = new Hierarchy(concepts('a>b', 'b>c', 'c*', 'x*>y', 'y>x', 'z'));
  assert.deepEqual(ids(tree.used), ['a', 'b', 'c', 'x', 'y']);
});

test('topmost concepts come by field', () => {
  const list = concepts('a', 'b>c', 'c');
  list[1].field = '法學';
  list[2].field = '史學';
  assert.deepEqual(
    [...new Hierarchy(list).fields()].map(([field, top]) => [field, ids(top)]),
    [
      ['', ['a']],
      ['法學', ['b']],
    ],
  );
});
