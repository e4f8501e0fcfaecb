#!/usr/bin/env node
// Plays one plan in a real VS Code as a person would, and says what came of it.
//
//   main.mjs --plan plans/writer.mjs --install DIR --vsix FILE --out DIR
//            [--record FILE --recorder PROGRAM --server PROGRAM]
//            [--pictures DIR] [--chromium PROGRAM]
//
// --install   the folder that install.sh made
// --out       takes a screenshot of each step, console.log, server.log, result.json
// --record    writes the traffic between VS Code and the server, for the replay
//             in internal/replay; the server is then the one that --server names
//             and not the one in the vsix
// --pictures  takes the pictures of the README
//
// Exit: 0 all steps passed, 1 a step failed, 2 VS Code did not start.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { openBrowser } from './browser.mjs';
import { Editor } from './editor.mjs';
import { startServer } from './server.mjs';
import * as documents from './steps/documents.mjs';
import * as editing from './steps/editing.mjs';
import * as findings from './steps/findings.mjs';
import * as reading from './steps/reading.mjs';
import * as session from './steps/session.mjs';
import { patience, poll } from './wait.mjs';

const steps = { ...documents, ...editing, ...findings, ...reading, ...session };
/** Steps that leave something open over the text. */
const closing = new Set(['hover', 'references', 'outline', 'symbols', 'action', 'complete', 'rename', 'walk', 'ime']);

const { values: options } = parseArgs({
  options: {
    plan: { type: 'string' },
    install: { type: 'string' },
    vsix: { type: 'string' },
    out: { type: 'string' },
    record: { type: 'string' },
    recorder: { type: 'string' },
    server: { type: 'string' },
    pictures: { type: 'string' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});
for (const name of ['plan', 'install', 'vsix', 'out']) {
  if (!options[name]) {
    console.error(`no --${name}`);
    process.exit(2);
  }
  options[name] = path.resolve(options[name]);
}

const plan = (await import(pathToFileURL(options.plan))).default;
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'jiaozhu-vscode-'));
const workspace = path.join(scratch, plan.workspace);
fs.cpSync(path.join(import.meta.dirname, '../workspaces', plan.workspace), workspace, { recursive: true });
fs.rmSync(options.out, { recursive: true, force: true });
fs.mkdirSync(options.out, { recursive: true });

/** The program that the extension starts in place of the server to record it. */
function recorder() {
  // In the cache folder, which a recording has as a placeholder.
  const wrapper = path.join(scratch, 'home/cache/recorded-jiaozhu');
  fs.mkdirSync(path.dirname(wrapper), { recursive: true });
  const [program, to, server] = [options.recorder, options.record, options.server].map((name) => path.resolve(name));
  fs.writeFileSync(wrapper, `#!/bin/sh\nexec '${program}' -to '${to}' -root '${workspace}' -- '${server}' "$@"\n`, { mode: 0o755 });
  return { 'jiaozhu.server.path': wrapper };
}

/** What a step has to work with. */
class Run extends Editor {
  /** Keeps a screenshot, and the picture for people if the step has one. */
  async look(what) {
    await this.page.screenshot({ path: path.join(options.out, `${this.label}-${what}.png`) });
    if (this.wanted) await this.picture(this.wanted);
    this.wanted = undefined;
  }

  /** Writes a part of the screen for the README: name, and clip in pixels. */
  async picture({ name, clip }) {
    if (options.pictures) await this.page.screenshot({ path: path.join(options.pictures, name), clip });
  }
}

async function start(cleanups) {
  const server = await startServer({
    install: options.install, scratch, vsix: options.vsix, env: plan.env,
    settings: { ...plan.settings, ...(options.record ? recorder() : {}) }, log: path.join(options.out, 'server.log'),
  });
  cleanups.push(() => server.stop());
  const { browser, page } = await openBrowser({
    install: options.install, scratch, program: options.chromium, lang: plan.lang, log: path.join(options.out, 'console.log'),
  });
  cleanups.push(() => browser.close());
  await page.goto(`${server.url}/?folder=${encodeURIComponent(workspace)}`, { timeout: 6 * patience });
  await page.waitForSelector('.monaco-workbench', { timeout: 6 * patience });
  if (!await poll(() => server.ask('return true'), 6 * patience)) throw new Error('the extension host does not answer');
  return Object.assign(new Run({ page, ask: server.ask, workspace }), { pid: server.pid, server: '/jiaozhu' });
}

async function play(run) {
  const results = [];
  for (const [i, step] of plan.steps.entries()) {
    const kind = Object.keys(step).find((key) => steps[key]);
    if (!kind) throw new Error(`unknown step ${JSON.stringify(step)}`);
    run.label = `${String(i + 1).padStart(2, '0')}-${kind}`;
    run.wanted = step.picture;
    const began = Date.now();
    const result = { step: run.label, say: step.say, ok: true };
    try {
      result.detail = await steps[kind](run, step[kind]);
    } catch (error) {
      result.ok = false;
      result.detail = error.message;
    }
    result.ms = Date.now() - began;
    results.push(result);
    await run.page.screenshot({ path: path.join(options.out, `${run.label}${result.ok ? '' : '-FAILED'}.png`) }).catch(() => {});
    console.log(`${result.ok ? 'ok  ' : 'FAIL'} ${run.label} ${step.say ?? ''} (${result.ms} ms)${result.ok ? '' : `\n     ${result.detail}`}`);
    if (closing.has(kind)) await run.clear();
    if (!result.ok && step.fatal) break;
  }
  return results;
}

const cleanups = [() => fs.rmSync(scratch, { recursive: true, force: true })];
let code = 2;
try {
  const began = Date.now();
  const run = await start(cleanups);
  console.log(`${path.basename(options.plan, '.mjs')}: VS Code is up after ${Date.now() - began} ms`);
  const results = await play(run);
  const failed = results.filter((result) => !result.ok).length + plan.steps.length - results.length;
  fs.writeFileSync(path.join(options.out, 'result.json'), JSON.stringify(results, null, 2));
  console.log(`${plan.steps.length - failed} passed, ${failed} failed`);
  code = failed ? 1 : 0;
} catch (error) {
  console.error(`VS Code did not start: ${error.stack}`);
}
for (const cleanup of cleanups.reverse()) await Promise.resolve(cleanup()).catch(() => {});
process.exit(code);
