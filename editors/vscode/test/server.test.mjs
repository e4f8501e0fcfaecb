// Which server runs.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { load } from './load.mjs';

const { findServer, NoServer } = await load('server.ts');

const program = process.platform === 'win32' ? 'jiaozhu.exe' : 'jiaozhu';
const path = process.env.PATH;
let dir;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jiaozhu-'));
  process.env.PATH = join(dir, 'bin');
});

afterEach(() => {
  process.env.PATH = path;
  rmSync(dir, { recursive: true });
});

/** Makes a program below the test's folder. */
function make(...names) {
  const file = join(dir, ...names);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

test('the setting comes first, then what is packed, then PATH', () => {
  const onPath = make('bin', program);
  assert.equal(findServer('', dir), onPath);
  const packed = make('server', program);
  assert.equal(findServer('', dir), packed);
  const own = make('own', 'checker');
  assert.equal(findServer(own, dir), own);
});

test('a setting may name a program of PATH, or one of the workspace', () => {
  const onPath = make('bin', 'other');
  assert.equal(findServer('other', dir), onPath);
  const inside = make('ws', 'tools', program);
  assert.equal(findServer(`tools${sep}${program}`, dir, join(dir, 'ws')), inside);
  assert.equal(findServer(`\${workspaceFolder}${sep}tools${sep}${program}`, dir, join(dir, 'ws')), inside);
});

test('a setting that names no program is not passed over', () => {
  make('server', program);
  const missing = join(dir, 'missing');
  assert.throws(
    () => findServer(missing, dir),
    (error) => error instanceof NoServer && error.path === missing,
  );
});

test('a folder of that name is no program', () => {
  mkdirSync(join(dir, 'bin', program), { recursive: true });
  assert.throws(() => findServer('', dir), NoServer);
});

test('what lies in a relative folder of PATH does not run', () => {
  process.env.PATH = ['bin', '', '.'].join(process.platform === 'win32' ? ';' : ':');
  assert.throws(() => findServer('', dir), NoServer);
});

test('a packed program that lost the right to run gets it again', {
  skip: process.platform === 'win32',
}, () => {
  const packed = make('server', program);
  chmodSync(packed, 0o644);
  assert.equal(findServer('', dir), packed);
});
