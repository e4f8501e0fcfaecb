// Steps about the session itself.
import fs from 'node:fs';

import { shown } from '../editor.mjs';
import { mustHave, poll, sleep } from '../wait.mjs';
import { diagnostics } from './findings.mjs';

/** Waits until an extension is active; says why if it isn't. */
export async function extension(vs, id) {
  const result = await vs.ask(`const e = vscode.extensions.getExtension(args);
    if (!e) return { error: 'it is not installed' };
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('activate() does not end')), 20000));
    try { await Promise.race([e.activate(), late]); } catch (error) { return { error: String(error?.stack ?? error) }; }
    return { version: e.packageJSON.version }`, id);
  if (result.error) throw new Error(result.error);
  return result.version;
}

/** Presses keys. */
export async function keys(vs, list) {
  for (const key of [list].flat()) {
    await vs.page.keyboard.press(key);
    await sleep(150);
  }
}

/** A command of the palette, by title; answers are typed into its questions. */
export async function command(vs, { title, answers = [], expect }) {
  await vs.command(title);
  for (const answer of answers) {
    await vs.page.waitForSelector(`${shown.quickInput} input`);
    await sleep(400);
    await vs.page.keyboard.insertText(answer);
    await sleep(400);
    await vs.look('question');
    await vs.page.keyboard.press('Enter');
  }
  if (expect) {
    await poll(async () => {
      mustHave((await vs.active())?.text, { expect }, `after “${title}”`);
      return true;
    });
  }
}

/** Processes below pid whose command line has a text, from /proc. */
function below(pid, text) {
  const children = new Map();
  const lines = new Map();
  for (const name of fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
      children.set(parent, [...(children.get(parent) ?? []), name]);
      lines.set(name, fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' '));
    } catch {
      // it has ended meanwhile
    }
  }
  const all = [];
  const visit = (parent) => {
    for (const child of children.get(parent) ?? []) {
      all.push(child);
      visit(child);
    }
  };
  visit(String(pid));
  return all.filter((name) => lines.get(name).includes(text));
}

/** Kills the language server, types, and sees that the client has started it again. */
export async function kill(vs, { type, ...wanted }) {
  const hit = below(vs.pid, vs.server);
  if (hit.length === 0) throw new Error(`no process of ${vs.server} below VS Code`);
  for (const pid of hit) process.kill(Number(pid), 'SIGKILL');
  await sleep(500);
  await vs.caretTo(type);
  await vs.type(type.text);
  return diagnostics(vs, wanted);
}

/** A picture of what is on the screen, for people: see main.mjs. */
export async function picture(vs, options) {
  await vs.picture(options);
}
